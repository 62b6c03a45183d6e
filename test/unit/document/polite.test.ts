import assert from 'node:assert/strict';
import { plain } from '../../../server/src/document/polite';

describe('polite ends of sentences', () => {
  for (const [polite, expected] of [
    ['努めます', '努める'],
    ['行います', '行う'],
    ['記録しています', '記録している'],
    ['禁止します', '禁止する'],
    ['検討いたします', '検討する'],
    ['用います', '用いる'],
    ['持ち出せません', '持ち出せない'],
    ['行いません', '行わない'],
    ['必要はありません', '必要はない'],
    ['持ち出してはなりません', '持ち出してはならない'],
    ['望ましいです', '望ましい'],
    ['不要です', '不要である'],
    ['記録する', '記録する'],
  ] as const)
    it(polite, () => assert.equal(plain(polite), expected));
});
