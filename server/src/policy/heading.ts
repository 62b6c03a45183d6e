/** @file What a heading says of the items below it that only name something. */

/** 「禁止事項」, 「してはならないこと」: what its items name is forbidden. */
export const forbids = (title: string): boolean =>
  /^禁止$|(?:禁止(?:する|される|された)?|禁[じず]る|禁じられ(?:る|た))(?:事項|行為|操作|こと)$|ては(?:ならない|いけない)[^、。は]{0,8}$/.test(
    title,
  );

/** 「遵守事項」, 「行うこと」: what its items name is to be done. */
export const orders = (title: string): boolean =>
  /(?:遵守|順守|実施|確認|点検)事項$|(?:行う|守る|すべき)こと$/.test(title);

/** 「警備の組織」, 「館長の職務」: what its items name is what somebody is there for. */
export const isOnBody = (title: string): boolean =>
  /(?:責任者|管理者|担当者|統括者|者の(?:役割|職務)|委員|(?<![機照立社教])会|長|組織|体制|役割|職務|(?:^|の|所掌|分掌)事務|所掌|事項|チーム|CSIRT|課|局|(?<![外内全一細])部|(?<!関)係|班)$/.test(
    title,
  );

/** 「利用目的」, 「記録の種類」, 「研修の内容」, 「脅威」: what its items name is told of. */
export const isOnMatter = (title: string): boolean =>
  /(?:脅威|リスク|例|目的|用途|種類|種別|理由|背景|経緯|実績|成果|対象の?業務)$|(?:必要な|要する|できる|認め(?:ら?れ)?る|許可する|対象となる)(?:場合|とき|こと|操作|利用|行為|業務)$|(?:研修|教育|訓練|講習|記録|報告|届出)の(?:内容|項目|科目)$/.test(
    title,
  );

/** 「物理的対策」: whatever its items name is demanded. */
export const isOnMeasures = (title: string): boolean =>
  /(?:対策|措置|取組|取り組み|実施事項|遵守事項)(?:の(?:実施|内容|方針))?$/.test(title);
