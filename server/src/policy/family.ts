/** @file What a policy says of itself and of the documents below it, and so demands nothing that a draft could fulfil. */

import { folded } from '../text/fold';

/** Which documents are to be made, whether they are shown, from when and for whom they hold, and that they are to be kept to. */
export type Aside = 'documents' | 'publication' | 'force' | 'scope' | 'likewise' | 'duty' | 'threat';

/** What a sentence says of the documents; undefined where it demands something else. */
export function aside(sentence: string): Aside | undefined {
  // 「（…を含む。以下「基準」という。）」 ends no sentence
  const text = spelled(sentence).replace(/\([^()]*\)/g, (bracket) => bracket.replaceAll('。', ''));
  if (ORDER.test(text) || LEFT.test(text) || EACH.test(text) || BELOW.test(text) || ITSELF.test(text))
    return 'documents';
  if (SHOWN.test(text)) return 'publication';
  if (/(?:から|より)(?:施行|適用|実施)(?:する|します)。?$|^(?:制定|改定|改訂|施行)日?[:：]/.test(text)) return 'force';
  if (APPLIES.test(text)) return 'scope';
  if (LIKEWISE.test(text)) return 'likewise';
  const bare = text.replace(/\([^()]*\)/g, '');
  if (OBEY.test(bare) || BOUND.test(bare)) return 'duty';
  if (/脅威[^。]*想定|想定[^。]*脅威/.test(text) && !/対策|措置/.test(text)) return 'threat';
  return undefined;
}

/** Where the scope or the aim is told, whether a sentence calls for keeping to the documents. */
export const keepsTo = (sentence: string): boolean => KEEPS.test(spelled(sentence).replace(/\([^()]*\)/g, ''));

/** Whether a sentence says of the documents in the one before that they are not shown: 「これらは、公開しない。」 */
export const isOfThese = (sentence: string): boolean => THESE.test(spelled(sentence));

/** Without spaces, and with the commas and full stops of 「，」 and 「．」 as all others have them. */
const spelled = (sentence: string): string =>
  folded(sentence.replaceAll('，', '、').replaceAll('．', '。')).replace(/\s+/g, '');

const any = (...patterns: readonly string[]): RegExp => RegExp(patterns.join('|'));

/** What is said of a document that is not shown to all, and of one that is. */
const SHUT =
  '(?:開示(?:しない|しません|してはならない)|公[開表](?:の対象と)?(?:しない|しません)|公にし(?:ない|ません)|非公[開表]|[部社院館庁所園]外秘|[^、。]外に出さない|お?見せし?(?:ない|ません)|閲覧させ(?:ない|ません)|配布し(?:ない|ません)|(?:掲載|掲示)し(?:ない|ません))';
const OPENED = '(?:公に(?:する|します)|公[開表](?:する|します))';

const DOCUMENT = '(?:対策基準|実施手順|手順書|実施要領|規程類|方針|ポリシー)(?:等)?(?:\\([^()]*\\))?』?」?';
/**
 * 「対策基準は、公表しない。」, 「実施手順及び台帳は、部外に開示しない。」, 「この方針は、玄関に掲示する。」: the document is what is shown,
 * and not what tells so (「実施手順に従い、部外秘の文書を施錠する」).
 */
const SHOWN = any(
  `${DOCUMENT}(?:の(?:内容|全文|全部|一部))?(?:(?:、|及び|並びに|又は|と|その他の)[^、。はをがに]{1,16})*(?:は|も)、?[^。]*(?:${SHUT}|${OPENED})`,
  `${DOCUMENT}を、?(?:全て|[^、。はをたて])*(?:${SHUT}|${OPENED})`,
  '(?:この|本|基本|セキュリティ)(?:方針|ポリシー)は、?[^。]*(?:(?:掲示|掲載)(?:し|する)|掲げ(?:る|ます)。?$|載せ)',
);

const THESE = RegExp(
  `^(?:(?:これら|いずれ|両者|双方)(?:の(?:文書|規程|基準|手順))?|基準(?:及び|と)手順)(?:は|も)、?[^。]*${SHUT}`,
);

const FAMILY = '(?:対策基準|実施手順|実施要領|運用手順書|実施要綱|対策規程|細則)(?:等)?';
const MAKE = '(?:策定|作成|整備|整え|制定|定め|設け|置[きく]|作[りる]|つく[りる])';
const ORDER = any(
  // 「対策基準を策定する」
  `${FAMILY}(?:\\([^()]*\\)|」(?:と(?:いう|いいます)。)?[）)])?(?:(?:及び|並びに)[^、。を]{2,14})?を[^、。を]{0,10}、?${MAKE}`,
  // 「対策基準は、別に定める」, but not 「実施手順は毎年点検し、その記録を作る」
  `${FAMILY}は、[^。]*(?<!を)${MAKE}`,
  `${FAMILY}として[^、。]{0,20}${MAKE}`,
  // 「本館は対策基準を、各館は手引を作る」
  `${FAMILY}を、[^、。は]{1,14}は[^、。]*${MAKE}`,
  // 「この方針を実施するための規則は、館長が定める」
  '(?:この|本)(?:基本)?(?:方針|ポリシー)(?:を|の)(?:実施|施行)(?:する)?(?:のため|ため|に関し|について)(?:の|に)?[^、。をが]{1,20}は、[^。を]{0,16}定め',
  // 「手順書（以下「実施手順」という。）を作成する」
  `\\(以下、?「${FAMILY}」と(?:いう|いいます)\\)を[^、。]{0,10}、?${MAKE}`,
);

/** 「対策の具体的な事項は、対策基準に定める」: what the document is to hold is left to it as a whole. */
const LEFT = RegExp(
  `(?:具体的?な?|詳細な?|細部の|細かな?い?|必要な)(?:[^、。は]{0,6}の)?(?:事項|手続き?|手順|内容|方法|取扱い|決まり|こと)は、[^。を]*${FAMILY}(?:\\([^()]*\\))?(?:に|で|において)(?:別に)?定め(?:る|ます)。?$`,
);

/**
 * 「部署は、対策基準に沿って、作業の手順書を作成する」, 「生徒の守る事項は、この方針を踏まえ、利用規程に定める」; what else is done
 * is demanded (「方針に基づき要領を定め、持出しを記録する」).
 */
const BELOW =
  /(?:対策基準|方針|ポリシー)(?:等)?(?:に(?:沿|基づ|従|より)|を踏まえ)[^。]*(?:手順書?|要領|要綱|細則|規程|マニュアル)[をに](?:別に)?(?:作成|定め|策定|整備|作[りる])[^、]*$/;

/** 「情報セキュリティポリシーを策定する」: what has been done by the policy itself. */
const ITSELF = /(?:情報セキュリティ(?:基本方針|ポリシー)|た基本方針)」?を[^、。を]{0,10}(?:策定|制定|定め)/;

/** 「鍵の基準は対策基準に、鍵の手順は実施手順に定め、館外に公開しない」: what each document is to hold. */
const EACH = RegExp(
  `(?:基準|手順|方法|事項)は、?[^、。をは]*${FAMILY}に、[^、。をは]*は、?[^、。をは]*${FAMILY}に定め`,
);

/** 「この方針は、全ての職員に適用する。」, wherever it stands. */
const APPLIES = any(
  '^(?:(?:この|本)(?:基本)?|[^、。は]{0,20}情報セキュリティ)(?:方針|ポリシー|規程|訓令|要綱|規則)は、[^。]*に(?:も)?(?:適用(?:する|します|される)|及(?:ぶ|びます))。?$',
  '^(?:この|本)(?:基本)?(?:方針|ポリシー|規程|訓令|要綱)の(?:適用)?対象は、[^。]*と(?:する|します)。?$',
);

/** 「その職を退いた後も、同様とする。」 and 「この義務は、退職した後も続く。」 belong to the sentence before. */
const LIKEWISE = any(
  '^(?:[^、。]{2,16}は、)?[^、。]{2,24}(?:後|とき|場合)も、?(?:また、?)?(?:同様|同じ)(?:とする|である|です)。?$',
  '^(?:(?:この|その|これらの)[^、。]{1,12}は、?)?[^、。は]{2,24}(?:後|とき|場合)も、?続(?:く|きます)。?$',
);

const RULES =
  '(?:方針|ポリシー|対策基準|実施手順|訓令|要綱|(?:この|本|関係)規程|規程類|定める規程|基づく(?:規程|基準|手順|規則|文書|決まり|定め|ルール)|(?:この|本)規則)(?:等)?(?:及び関係法令|及び法令)?(?:の(?:規定|定め|内容))?';
const KEEP = '(?:遵守|順守|守[らりるっ]|従[いうわっ])';
/** What keeping to the documents goes with where nothing else is done: 「基準に従って業務を行う」, but not 「基準に従い媒体を廃棄する」. */
const ALONE =
  '(?:て?(?:[^、を]{0,6}の)?(?:業務|職務|事務|仕事)を|(?:する)?(?:責務|義務|責任)を)?(?:[^、を]{0,8}(?:責務|義務|責任)を)?[^、を]{0,16}$';
/** 「職員等は、…ポリシー及び…実施手順を遵守しなければならない」: to keep to the documents is no rule in them. */
const OBEY = any(
  `${RULES}(?:を(?:理解|尊重)し、(?:これ|それ)?)?[をに](?:誠実に|確実に|適切に|必ず)?${KEEP}${ALONE}`,
  `(?:この|本)(?:基本)?方針[^。はが]*(?:基準|手順|要領|要綱|細則)[をに]${KEEP}${ALONE}`,
  // 「この方針と当館の定めを守る」, but not 「方針と患者の秘密を守る」
  `(?:方針|ポリシー)と、?[^、。をはが]{0,16}(?:定め|基準|手順書?|規程|規則|要領|要綱|ルール|決まり|法令)を${KEEP}${ALONE}`,
  // 「方針と手順書を守り、来館者の信頼に応える」, but not 「方針と手順書を守り、漏えいの防止に努める」
  '(?:方針|ポリシー)[^。はが]*(?:基準|手順|手順書|規程|定め)を(?:守り|遵守し|順守し)、[^、。]{0,16}(?:業務|職務|事務|仕事|信頼|期待|責任|務め)に(?:応え|務め|努め|当た|従事)[^、]{0,8}$',
  // 「方針と手順書を守り、館の手本となるよう情報を取り扱う」, but not 「方針と手順書を守り、名簿を漏らさないよう取り扱う」
  '(?:方針|ポリシー)[^。はが]*(?:基準|手順|手順書|規程|定め)を(?:守り|遵守し|順守し)、(?:[^。、を]{0,16}(?:手本|模範|見本)(?:となる|になる)よう(?:に)?、?)?情報(?:資産)?を(?:適正|適切|大切|慎重|正しく|丁寧)?に?(?:取り?扱|扱)[^、を]{0,16}$',
);

/** 「この方針及びこれに基づく定めを守り、…に当たる」, 「…については、連合会の定めに従わなければならない」 */
const KEEPS =
  /(?:方針|ポリシー)[^。はが]*(?:定め|基準|手順|規程|規則|要領)(?:\([^()]*\))?を(?:守り|守って|遵守し|順守し)、|に適用し、[^。をが]*は、?これ[をに](?:遵守|順守|守[らりる]|従[いうわ])|の定めに従(?:う|います|わなければ)|(?:守|従)って(?:いただ|もら)/;

/** 「基準を遵守する義務を負うとともに、法令に従う」 */
const BOUND =
  /(?:方針|ポリシー|基準|手順|規程|規則)(?:等)?(?:を(?:(?:理解|尊重)し、?)?(?:(?:遵守|順守)する|守る)|に従う)(?:義務|責務|責任)を負/;
