import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { applyEdits, type Finding } from '../../../server/src/rules/finding';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = `# 若竹市情報セキュリティ基本方針

## 6 対策

(1) 人的対策　職員に対する研修を毎年度実施し、標的型攻撃に備えた訓練の計画を定める。

(2) 監査　情報セキュリティ監査を実施する。
`;

describe('control/missing', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const open = (drafts: Readonly<Record<string, string>>) => {
    const workspace = createWorkspace();
    workspace.set('/w/基本方針.md', POLICY);
    for (const [name, text] of Object.entries(drafts)) workspace.set(`/w/${name}`, text);
    workspace.equip(tokenize);
    return workspace;
  };
  const missing = (drafts: Readonly<Record<string, string>>): readonly Finding[] =>
    open(drafts)
      .findings('/w/対策基準.md')
      .filter(({ rule }) => rule === 'control/missing');
  /** What the first fix puts in, without comments. */
  const drafted = (draft: string): readonly string[] => {
    const [finding] = missing({ '対策基準.md': draft });
    const text = applyEdits(draft, finding!.fixes[0]!.edits);
    return text.split('\n').filter((line) => line.includes('〔'));
  };

  it('drafts sentences as the document words its rules, for those who act there', () => {
    assert.deepEqual(
      drafted(
        '# 若竹市情報セキュリティ対策基準\n\n## 1 監査\n\n市長は、監査を実施するものとする。\n\n## 2 人的対策\n\n総務課長は、注意を促すものとする。\n',
      ),
      [
        '〔総務課長〕は、職員に対する研修を毎年度実施するものとする。',
        '〔総務課長〕は、標的型攻撃に備えた訓練の計画を定めるものとする。',
      ],
    );
    assert.deepEqual(
      drafted(
        '# 若竹市情報セキュリティ対策基準\n\n## 1 監査\n\n市長は，監査を実施しなければならない。\n\n## 2 人的対策\n\n総務課長は，注意を促さなければならない。\n',
      ),
      [
        '〔総務課長〕は，職員に対する研修を毎年度実施しなければならない。',
        '〔総務課長〕は，標的型攻撃に備えた訓練の計画を定めなければならない。',
      ],
    );
  });

  it('says what is asked for, how often, where, and how to answer', () => {
    const head = '# 若竹市情報セキュリティ対策基準\n\n';
    const audit = '## 1 監査\n\n市長は、情報セキュリティ監査を実施しなければならない。\n\n';
    const training = '総務課長は、職員に対する研修を毎年度実施しなければならない。\n';
    const [asked, drill] = ['「職員に対する研修を毎年度実施する」', '「標的型攻撃に備えた訓練の計画を定める」'];
    const told = (standard: string, procedure?: string) =>
      missing({
        '対策基準.md': `${head}${standard}`,
        ...(procedure && { '実施手順.md': `# 若竹市情報セキュリティ実施手順\n\n## 1 研修\n\n${procedure}` }),
      });
    const begins = (finding: Finding | undefined, ja: string, en: string) => {
      assert.ok(finding!.message.ja.startsWith(ja), finding!.message.ja);
      assert.ok(finding!.message.en.startsWith(en), finding!.message.en);
    };
    const nowhere = told('## 1 機器\n\n職員は、端末を施錠しなければならない。\n');
    begins(
      nowhere[0],
      `基本方針6(1)（人的対策）に当たる節がなく、そこで求められている${asked}、${drill}の2件について、応える規定が見当たりません。節を加えてください。`,
      'There is no section on this, and no rule fulfils what the basic policy demands in 6(1) (人的対策): ',
    );
    assert.match(nowhere[0]!.message.ja, /<!-- kijun: covers 6\(1\)-1 6\(1\)-2 -->/);
    assert.match(nowhere[1]!.message.ja, /求められている「情報セキュリティ監査を実施する」について/);
    assert.deepEqual(
      nowhere[0]!.related.map(({ path, message }) => `${path} ${message.ja}`),
      [
        '/w/基本方針.md 基本方針6(1): 職員に対する研修を毎年度実施する',
        '/w/基本方針.md 基本方針6(1): 標的型攻撃に備えた訓練の計画を定める',
      ],
    );
    const [half, ...others] = told(`${audit}## 2 人的対策\n\n${training}`);
    begins(
      half,
      `基本方針6(1)（人的対策）が求める${drill}について、応える規定が見当たりません。ここに規定を加えてください。`,
      `No rule fulfils what the basic policy demands in 6(1) (人的対策): ${drill}. Add a rule here.`,
    );
    assert.deepEqual(others, []);
    const section = `${audit}## 2 人的対策\n\n総務課長は、注意を促さなければならない。\n`;
    begins(
      told(section, training)[0],
      `基本方針6(1)（人的対策）が求める${asked}、${drill}の2件について、応える規定が見当たりません（${asked}は、実施手順にだけ定めがあります）。`,
      `No rule fulfils what the basic policy demands in 6(1) (人的対策): ${asked}, ${drill} (${asked}: only in a procedure).`,
    );
    begins(
      told(section, `${training}\n総務課長は、標的型攻撃に備えた訓練の計画を定めなければならない。\n`)[0],
      `基本方針6(1)（人的対策）が求める${asked}、${drill}の2件について、実施手順には定めがありますが、対策基準に規定がありません。`,
      'Only a procedure says what the basic policy demands in 6(1) (人的対策): ',
    );
  });

  it('stands at the section that cites the control', () => {
    const draft =
      '# 若竹市情報セキュリティ対策基準\n\n## 1 人的対策\n\n市長は、情報セキュリティ監査を実施しなければならない。\n\n## 2 その他（基本方針6(1)関係）\n\n職員は、静かにする。\n';
    const [finding] = missing({ '対策基準.md': draft });
    assert.match(draft.slice(finding!.span.start, finding!.span.end), /^その他/);
  });

  it('says where only a procedure has a rule', () => {
    const found = missing({
      '対策基準.md':
        '# 若竹市情報セキュリティ対策基準\n\n## 1 職員\n\n職員は、端末を施錠して保管しなければならない。\n',
      '実施手順.md':
        '# 若竹市監査実施手順\n\n## 1 監査\n\n総務課長は、毎年度、情報セキュリティ監査を実施しなければならない。\n',
    });
    const audit = found.find(({ message }) => message.ja.includes('6(2)'))!;
    assert.match(audit.message.ja, /実施手順には定めがありますが、対策基準に規定がありません/);
    assert.ok(audit.related.some(({ path }) => path === '/w/実施手順.md'));
  });

  it('only asks where a rule of the section does what is demanded, whatever it calls the thing', () => {
    const about = (rule: string, elsewhere = '') => {
      const workspace = createWorkspace();
      workspace.set(
        '/w/基本方針.md',
        '# 若竹市情報セキュリティ基本方針\n\n## 6 対策\n\n(1) 事故　事故を直ちに通報し、原因を究明する。\n',
      );
      workspace.set(
        '/w/対策基準.md',
        `# 若竹市情報セキュリティ対策基準\n\n## 第1条（事故）\n\n職員は、事故を直ちに係長に通報しなければならない。\n\n2　${rule}\n${elsewhere}`,
      );
      workspace.equip(tokenize);
      return workspace.findings('/w/対策基準.md').find(({ rule }) => rule === 'control/missing');
    };
    const asked = about('係長は、柱の傷を調べ、長さを測らなければならない。');
    assert.equal(asked?.severity, 'info');
    assert.match(asked.message.ja, /最も近い文は7行目/);
    const desk = '係長は、机を拭かなければならない。';
    assert.equal(about(desk)?.severity, 'error');
    assert.equal(about('係長は、柱の傷を調べ、長さを測るのが慣例である。')?.severity, 'error');
    const pillar = '\n## 第2条（柱）\n\n係長は、柱の傷を調べ、長さを測らなければならない。\n';
    assert.equal(about(desk, pillar)?.severity, 'error');
  });

  it('only asks about what is demanded in general above parts that have rules', () => {
    const workspace = createWorkspace();
    workspace.set(
      '/w/基本方針.md',
      `# 若竹市情報セキュリティ基本方針

## 6 対策

### 6.1 鍵の区分

鍵を三つの組に分け、次の対策を講ずる。

#### (1) 金庫

金庫の鍵の貸出しを記録する。
`,
    );
    workspace.set(
      '/w/対策基準.md',
      '# 若竹市情報セキュリティ対策基準\n\n## 1 鍵の区分\n\n1.1 情報セキュリティ管理者は、金庫の鍵の貸出しを台帳に記録しなければならない。\n',
    );
    workspace.equip(tokenize);
    const told = workspace.findings('/w/対策基準.md').filter(({ rule }) => rule === 'control/missing');
    assert.deepEqual(
      told.map(({ severity, message }) => [severity, /その下の個々の要求に応える規定はあります/.test(message.ja)]),
      [['info', true]],
    );
  });

  describe('in a set of standards', () => {
    const AUDIT = '## 1 監査\n\n市長は、情報セキュリティ監査を実施しなければならない。\n\n';
    const TRAINING = '市長は、職員に対する研修を毎年度実施しなければならない。';
    const standard = (text: string) => `# 若竹市情報セキュリティ対策基準\n\n${text}\n`;
    /** What is told of each document, by its severity, with the heading that it is told at. */
    const told = (drafts: Readonly<Record<string, string>>): readonly string[] => {
      const workspace = open(drafts);
      return Object.keys(drafts).flatMap((name) => {
        const path = `/w/${name}`;
        const { source } = workspace.document(path)!;
        return workspace
          .findings(path)
          .filter(({ rule }) => rule === 'control/missing')
          .map(({ severity, span }) => `${name} ${source.slice(span.start, span.end)}: ${severity}`);
      });
    };

    it('is told once, where the rule belongs', () => {
      const [audit, people] = [standard(AUDIT), standard('## 1 人的対策\n\n市長は、庭の木を剪定する。')];
      assert.deepEqual(told({ '監査基準.md': audit, '対策基準.md': people }), ['対策基準.md 人的対策: error']);
      assert.deepEqual(told({ '対策基準.md': people, '監査基準.md': audit }), ['対策基準.md 人的対策: error']);
    });

    it('is told in the first that has rules where it belongs nowhere', () =>
      assert.deepEqual(told({ '1対策基準.md': standard(''), '2対策基準.md': standard(AUDIT) }), [
        '2対策基準.md 若竹市情報セキュリティ対策基準: error',
      ]));

    it('is not told of a standard that has yet to be written', () =>
      assert.deepEqual(told({ '対策基準.md': standard('## 1 人的対策') }), []));

    it('is only asked about in a section with two rules or more that answer nothing', () => {
      const garden = ['市長は、庭の木を剪定しなければならない。', '係長は、池の水を替えなければならない。'];
      const people = (...rules: readonly string[]) =>
        told({ '対策基準.md': standard(`## 2 人的対策\n\n${[TRAINING, ...rules].join('\n\n')}\n\n${AUDIT}`) });
      assert.deepEqual(people(garden[0]!), ['対策基準.md 人的対策: error']);
      assert.deepEqual(people(...garden), ['対策基準.md 人的対策: info']);
    });

    it('is only asked about where a sentence comes near, unless nothing else is said on the control', () => {
      const near = '市長は、訓練の計画を確かめなければならない。';
      const people = (...rules: readonly string[]) =>
        told({ '対策基準.md': standard(`${AUDIT}## 2 人的対策\n\n${rules.join('\n\n')}`) });
      assert.deepEqual(people(TRAINING, near), ['対策基準.md 人的対策: info']);
      assert.deepEqual(people(near), ['対策基準.md 人的対策: error']);
      const only = standard('## 1 監査\n\n市長は、会計監査を確認しなければならない。');
      assert.deepEqual(told({ '対策基準.md': only }).slice(1), ['対策基準.md 監査: info']);
    });

    it('is told with less weight where a single demand has no section', () =>
      assert.deepEqual(told({ '対策基準.md': standard('## 1 机\n\n市長は、机を磨かなければならない。') }), [
        '対策基準.md 若竹市情報セキュリティ対策基準: error',
        '対策基準.md 若竹市情報セキュリティ対策基準: info',
      ]));
  });

  it('names sentences that come near and what a procedure says', () => {
    const rule = '総務課長は、職員に対する研修を毎年度実施しなければならない。';
    const near = ['確かめ', '係長に知らせ', '破棄し', '見直さ'].map(
      (act) => `市長は、訓練の計画を${act}なければならない。`,
    );
    const found = missing({
      '対策基準.md': `# 若竹市情報セキュリティ対策基準\n\n## 1 監査\n\n市長は、情報セキュリティ監査を実施しなければならない。\n\n## 2 人的対策\n\n${near.join('\n\n')}\n`,
      '実施手順.md': `# 若竹市研修実施手順\n\n## 1 研修\n\n${rule}\n\n総務課長は、職員に対する研修を実施する。\n`,
    });
    assert.deepEqual(
      found.flatMap(({ related }) => related.map(({ path, message }) => `${path} ${message.ja}`)),
      [
        '/w/基本方針.md 基本方針6(1): 職員に対する研修を毎年度実施する',
        '/w/基本方針.md 基本方針6(1): 標的型攻撃に備えた訓練の計画を定める',
        '/w/実施手順.md 実施手順の規定（「職員に対する研修を毎年度実施する」）',
        '/w/対策基準.md 「標的型攻撃に備えた訓練の計画を定める」に近い規定（読み取れないこと: 標的型攻撃、備え）',
        '/w/対策基準.md 「標的型攻撃に備えた訓練の計画を定める」に近い規定（読み取れないこと: 標的型攻撃、備え）',
      ],
    );
    assert.match(
      found[0]!.message.ja,
      /「職員に対する研修を毎年度実施する」（この節に、どの要求に応えるのか読み取れない/,
    );
    assert.match(found[0]!.message.ja, /<!-- kijun: covers 6\(1\)-1 6\(1\)-2 -->/);
    const [declares, ...others] = found[0]!.fixes.map(({ title }) => title.ja);
    assert.match(declares!, /^1[1357]行目の文を「標的型攻撃に備えた訓練の計画を定める」の根拠として示す$/);
    assert.deepEqual(others, ['規定の下書きを入れる']);
  });

  it('puts a section with a sentence for each demand where there is none', () =>
    assert.deepEqual(drafted('# 若竹市情報セキュリティ対策基準\n\n## 1 机\n\n職員は、机を磨かなければならない。\n'), [
      '〔役職〕は、職員に対する研修を毎年度実施しなければならない。',
      '〔役職〕は、標的型攻撃に備えた訓練の計画を定めなければならない。',
    ]));

  it('drafts a sentence with what the demand is about, or in which case it holds', async () => {
    const draft = (demand: string) => {
      const workspace = createWorkspace();
      workspace.set('/w/基本方針.md', `# 若竹市情報セキュリティ基本方針\n\n## 6 対策\n\n(1) ${demand}\n`);
      const source = '# 若竹市情報セキュリティ対策基準\n\n## 1 机\n\n職員は、机を磨かなければならない。\n';
      workspace.set('/w/対策基準.md', source);
      workspace.equip(tokenize);
      const [finding] = workspace.findings('/w/対策基準.md').filter(({ rule }) => rule === 'control/missing');
      const fix = finding!.fixes.find(({ title }) => /下書き|節を加える/.test(title.ja));
      return applyEdits(source, fix!.edits)
        .split('\n')
        .find((line) => line.includes('〔'));
    };
    for (const [demand, sentence] of [
      ['鍵　職員は、異動したときは、鍵を返す。', '異動したときは、鍵を返さなければならない。'],
      [
        '事故　事故が起きたときは、直ちに委員会に通報する。',
        '事故が起きたときは、直ちに委員会に通報しなければならない。',
      ],
      ['廃棄　端末の廃棄に当たり、記録を消去する。', '端末の廃棄に当たり、記録を消去しなければならない。'],
      ['外部　外部においては、端末に覆いを掛ける。', '外部においては、端末に覆いを掛けなければならない。'],
      ['保管　端末は、施錠して保管する。', '端末を施錠して保管しなければならない。'],
      ['研修　職員は、研修を受ける。', '研修を受けなければならない。'],
    ] as const)
      assert.equal(draft(demand)!.replace(/^〔.*?〕は、/, ''), sentence);
  });

  it('names the beginning of the sentence that comes near, with its file where it is another, and declares it', () => {
    const audit = '## 1 監査\n\n市長は、情報セキュリティ監査を実施しなければならない。\n\n';
    const training = '市長は、職員に対する研修を毎年度実施しなければならない。';
    const near = '市長は、訓練の計画をあらかじめ係長に知らせ、その意見を聴かなければならない。';
    const standard = `# 若竹市情報セキュリティ対策基準\n\n${audit}## 2 人的対策\n\n${training}\n\n${near}\n`;
    const [finding] = missing({ '対策基準.md': standard });
    assert.match(finding!.message.ja, /最も近い文は11行目の2 「市長は、訓練の計画をあらかじめ係長に知らせ、その…」/);
    assert.equal(
      applyEdits(standard, finding!.fixes[0]!.edits),
      standard.replace(near, `<!-- kijun: covers 6(1)-2 -->\n${near}`),
    );
    assert.equal(finding!.fixes[0]!.safe, false);
  });
});
