import assert from 'node:assert/strict';
import { conceptOf, conceptsIn, degreeOf, mentionsIn } from '../../../server/src/coverage/lexicon';
import { tokenizer } from '../tokenizer';

/** The concepts of a text, each with the words that name it, or that say it in other words (~). */
async function told(text: string): Promise<readonly string[]> {
  const tokens = (await tokenizer)(text);
  const words = ({ from, to }: { readonly from: number; readonly to: number }) =>
    tokens
      .slice(from, to)
      .map(({ surface }) => surface)
      .join('');
  return conceptsIn(mentionsIn(tokens)).map(({ concept, named, places, ...hit }) =>
    named ? `${concept.name} ${words(hit)}` : `~${concept.name} ${words(hit)}: ${places.map(words).join(' ')}`,
  );
}

describe('the concepts that a text names', () => {
  for (const [text, ...concepts] of [
    ['監査を実施する。', '監査 監査', '監査する 監査', '実施する 実施'],
    ['多要素認証', '多要素認証 多要素', '多要素認証 多要素認証', '認証 認証', '認証する 認証'],
    // in all inflections, and to the last word
    ['機器を取り扱った者', '管理する 取り扱っ'],
    ['見張り続ける', '監視する 見張り', '継続する 続ける'],
    // however it is written
    ['ＵＳＢメモリ', '記録媒体 USBメモリ'],
    ['usbメモリ', '記録媒体 usbメモリ'],
    ['Vpn', '通信の暗号化 Vpn'],
    // between the ends of words only
    ['見聞', ...[]],
    // not inside what is something else
    ['監査委員に報告する。', '報告する 報告'],
    ['監査を監査委員に委ねる。', '監査 監査', '監査する 監査', '委託する 委ねる'],
    ['監査請求の紙', '監査する 監査', '指示する 請求'],
    ['池の花', ...[]],
  ] as const)
    it(text, async () => {
      const names = await told(text);
      assert.deepEqual(
        names.filter((name) => !name.startsWith('~')),
        concepts,
      );
    });
});

describe('the concepts that a text says in other words', () => {
  for (const [text, ...concepts] of [
    ['情報を分類し、表示する。', '~分類の表示 情報を分類し、表示: 分類 表示 情報'],
    ['表示は、情報の区分による。', '~分類の表示 表示は、情報の区分: 区分 表示 情報'],
    // a word of each group, each at a place of its own
    ['分類を表示する。', ...[]],
    ['市長を置く。', ...[]],
    ['監査委員が、計画を立てる。', ...[]],
    ['監査委員が、監査の計画を立てる。', '~監査計画 監査の計画を立てる: 監査 計画 立てる'],
    ['係員の表示は、情報の区分による。', '~分類の表示 表示は、情報の区分: 区分 表示 情報'],
  ] as const)
    it(text, async () => {
      const names = await told(text);
      assert.deepEqual(
        names.filter((name) => name.startsWith('~')),
        concepts,
      );
    });

  it('are many only as far as the text is long', async () => {
    const once = await told('情報を分類し、表示する。');
    const again = await told('情報を分類し、表示する。'.repeat(400));
    assert.deepEqual(new Set(again.map((one) => one.split(' ')[0])), new Set(once.map((one) => one.split(' ')[0])));
    assert.ok(again.length < 40 * once.length, `${again.length}`);
  });
});

describe('what a text nearly says', () => {
  const degrees = async (text: string, concept: string) =>
    mentionsIn((await tokenizer)(text))
      .begun.filter((one) => conceptOf(one).name === concept)
      .map(degreeOf)
      .sort();
  const most = async (text: string, concept: string) => (await degrees(text, concept)).at(-1) ?? 0;

  it('is told by the share of the groups that it has a word of', async () => {
    assert.equal(await most('池の水を抜く。', '分類の表示'), 0);
    assert.equal(await most('表示する。', '分類の表示'), 1 / 3);
    assert.equal(await most('表示を分類する。', '分類の表示'), 2 / 3);
    assert.equal(await most('情報を分類し、表示する。', '分類の表示'), 1);
  });

  it('is no more for a word that comes again, and is told anew of each text', async () => {
    const first = await degrees('表示する。', '分類の表示');
    await degrees('情報を分類し、表示する。', '分類の表示');
    assert.deepEqual(await degrees('表示し、表示する。', '分類の表示'), first);
  });
});

describe('a concept', () => {
  const implied = async (text: string, name: string) =>
    conceptsIn(mentionsIn((await tokenizer)(text))).find(({ concept }) => concept.name === name)!.concept;

  it('implies what is wider, and that what is wider still', async () =>
    assert.deepEqual([...(await implied('多要素認証', '多要素認証')).implies], ['多要素認証', '認証', '技術的対策']));

  it('is told from the act of the same name', async () => {
    const [thing, act] = [await implied('監査', '監査'), await implied('監査', '監査する')];
    assert.deepEqual([thing.action, act.action], [false, true]);
    assert.ok(!act.implies.has('監査') && act.implies.has('監査する'));
  });

  it('may imply an act', async () =>
    assert.deepEqual([...(await implied('監査計画', '監査計画')).implies], ['監査計画', '監査', '策定する']));
});
