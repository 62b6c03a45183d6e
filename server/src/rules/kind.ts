import { englishKind, kindOf } from '../document/kind';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { atTop } from './top';

/** document/kind: the front matter calls a document another kind than its title does, or only its file name tells the kind. */
export const kind: Rule = {
  id: 'document/kind',
  severity: 'warning',
  title: { ja: '文書の種別が題名と合わない', en: 'The kind of a document does not match its title' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject): readonly Report[] => {
    const { matter, title, titleSpan, kind, source } = document;
    const titled = kindOf(title);
    const stated = kind.kind!;
    if (kind.by === 'matter' && titled && titled !== stated)
      return [
        {
          span: matter.kind!.span,
          message: {
            ja: `種別は「${stated}」と書かれていますが、題名（${title}）からは「${titled}」と読めます。種別か題名のどちらかを直してください。`,
            en: `The front matter says ${englishKind(stated)}, but the title suggests ${englishKind(titled)}. Correct one of them.`,
          },
        },
      ];
    if (kind.by === 'path' && title !== '')
      return [
        {
          severity: 'hint',
          span: titleSpan,
          message: {
            ja: `題名から種別が分からないため、ファイルの名前により「${stated}」として点検しています。${atTop(source).ja}「種別: ${stated}」と書くと確実です。`,
            en: `The title does not show what kind of document this is; it is checked as ${englishKind(stated)} because of its file name. To be sure, write 種別: ${stated} ${atTop(source).en}.`,
          },
        },
      ];
    return [];
  },
};
