import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from './command';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

describe('the command line', function () {
  this.timeout(30_000);

  let folder: Folder;

  /** Runs the built command line in the test's folder. */
  const kijun = (args: readonly string[], lang = 'ja_JP.UTF-8') => runIn(folder.path, args, { lang });
  const answer = async (args: readonly string[]) => JSON.parse((await kijun([...args, '--format', 'json'])).stdout);
  /** Wrong use: 2, nothing on stdout, and a message on stderr. */
  const refuses = async (message: RegExp, ...calls: readonly (readonly string[])[]): Promise<void> => {
    const ended = await Promise.all(calls.map((args) => kijun(args)));
    for (const { status, stdout, stderr } of ended) {
      assert.equal(status, 2, stdout + stderr);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    }
  };

  beforeEach(() => {
    folder = createFolder({ '基本方針.md': POLICY, '対策基準.md': DRAFT });
  });
  afterEach(() => folder.remove());

  describe('check', () => {
    it('ends with 1 on findings and tells them with line and column', async () => {
      const { status, stdout } = await kijun(['check']);
      assert.equal(status, 1);
      assert.match(stdout, /対策基準\.md/);
      assert.match(stdout, /16:1 .+「ＯＴ系ネットワーク」.+term\/variant/);
    });

    it('ends with 0 when nothing is as bad as --fail-on says', async () => {
      const clean = '情報セキュリティ責任者は、職員に対し、研修及び訓練を行わなければならない。\n';
      folder.write('対策基準.md', `${DRAFT}\n## 第3条（人的セキュリティ）\n\n${clean}`);
      assert.equal((await kijun(['check', '対策基準.md'])).status, 0);
      assert.equal((await kijun(['check', '対策基準.md', '--fail-on', 'warning'])).status, 1);
    });

    it('never writes a result over a document, and calls an empty folder a mistake', async () => {
      const before = readFileSync(folder.file('対策基準.md'), 'utf8');
      assert.equal((await kijun(['check', '--output', '対策基準.md'])).status, 2);
      assert.equal(readFileSync(folder.file('対策基準.md'), 'utf8'), before);
      mkdirSync(folder.file('空'));
      assert.equal((await kijun(['check', '空'])).status, 2);
    });

    it('prints the JSON of the contract', async () => {
      const all = await answer(['check']);
      assert.deepEqual(
        all.map(({ path, kind, policy }: Record<string, unknown>) => ({ path, kind, policy })),
        [
          { path: '基本方針.md', kind: '基本方針', policy: '基本方針.md' },
          { path: '対策基準.md', kind: '対策基準', policy: '基本方針.md' },
        ],
      );
      const variant = all[1].findings.find(({ rule }: { rule: string }) => rule === 'term/variant');
      assert.match(variant.fingerprint, /^[0-9a-f]{16}$/);
      assert.deepEqual(variant, {
        rule: 'term/variant',
        severity: 'warning',
        message: variant.message,
        line: 16,
        column: 1,
        endLine: 16,
        endColumn: 10,
        fixable: true,
        fixes: [
          {
            title: variant.fixes[0].title,
            safe: true,
            edits: [{ line: 16, column: 1, endLine: 16, endColumn: 10, text: 'OT系ネットワーク' }],
          },
        ],
        fingerprint: variant.fingerprint,
        related: [{ path: '基本方針.md', line: 13, message: '基本方針2(2)の定義' }],
      });
    });

    it('applies safe fixes with --fix, and leaves the rest of the file as it was', async () => {
      folder.write('対策基準.md', `\ufeff${DRAFT.replaceAll('\n', '\r\n')}`);
      const { stdout } = await kijun(['check', '--fix', '対策基準.md']);
      assert.match(stdout, /直しました +16: 「ＯＴ系ネットワーク」→「OT系ネットワーク」 +term\/variant/);
      assert.equal(
        readFileSync(folder.file('対策基準.md'), 'utf8'),
        `\ufeff${DRAFT.replace('ＯＴ系', 'OT系').replaceAll('\n', '\r\n')}`,
      );
    });

    it('leaves out what --baseline knows, and refuses a file that is no baseline', async () => {
      await kijun(['baseline', '--output', 'known.json']);
      folder.write(
        '対策基準.md',
        DRAFT.replace('## 第1条', '前書き。\n\n## 第1条').replace('設置し', 'ＯＴ系ネットワークに設置し'),
      );
      const findings = (await answer(['check', '対策基準.md', '--baseline', 'known.json']))[0].findings;
      assert.deepEqual(
        findings
          .filter(({ rule }: { rule: string }) => rule !== 'statement/subject')
          .map(({ rule, line }: { rule: string; line: number }) => [rule, line]),
        [['term/variant', 18]],
      );
      folder.write('other.json', '{}');
      await refuses(/kijun baseline/, ['check', '--baseline', 'other.json'], ['check', '--baseline', '対策基準.md']);
    });

    it('leaves out what a kijun.baseline.json knows, wherever it is run', async () => {
      folder.write('文書/基本方針.md', POLICY);
      folder.write('文書/対策基準.md', DRAFT);
      await kijun(['baseline', '文書', '--output', '文書/kijun.baseline.json']);
      await kijun(['baseline', '文書', '--output', '文書/kijun.baseline.json']);
      for (const paths of [['文書'], ['文書/対策基準.md']])
        assert.deepEqual(
          (await answer(['check', ...paths])).flatMap(({ findings }: { findings: unknown[] }) => findings),
          [],
        );
      assert.match((await kijun(['check', '文書'])).stdout, /指摘はありません。（ほかに既知の指摘\d+件）/);
      folder.write('文書/対策基準.md', `${DRAFT}\nＯＴ系ネットワークを見張らなければならない。\n`);
      assert.match((await kijun(['check', '文書', '--baseline', '文書/kijun.baseline.json'])).stdout, /18:1 .*ＯＴ系/);
    });

    it('takes the policy that --policy names, whatever the draft says', async () => {
      folder.write('別の方針.md', POLICY.replace('(2) OT系', '(2) ＯＴ系'));
      const [one] = await answer(['check', '対策基準.md', '--policy', '別の方針.md']);
      assert.equal(one.policy, '別の方針.md');
      assert.ok(!one.findings.some(({ rule }: { rule: string }) => rule === 'term/variant'));
    });

    it('speaks English where the environment does', async () => {
      assert.match((await kijun(['check'], 'en_US.UTF-8')).stdout, /The basic policy writes 「OT系ネットワーク」/);
    });
  });

  describe('formats', () => {
    it('of check say the same, with the same exit code', async () => {
      const names = ['sarif', 'github', 'junit', 'checkstyle', 'rdjson', 'codeclimate', 'markdown', 'html'];
      const all = await Promise.all(names.map((format) => kijun(['check', '--format', format])));
      all.forEach(({ status, stdout, stderr }, i) => {
        assert.deepEqual([status, stderr], [1, ''], names[i]);
        assert.match(stdout, /ＯＴ系ネットワーク/, names[i]);
      });
      const [run] = JSON.parse(all[0]!.stdout).runs;
      assert.match(run.tool.driver.rules[0].help.markdown, /^# /);
      assert.equal(
        new Set(run.results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints)))
          .size,
        run.results.length,
      );
    });

    it('know what a comment suppresses and what a baseline knows', async () => {
      folder.write(
        '対策基準.md',
        DRAFT.replace('ＯＴ系', '<!-- kijun-disable-next-line term/variant -- 機器の銘板 -->\nＯＴ系'),
      );
      await kijun(['baseline', '--output', '既知.json']);
      const { stdout } = await kijun(['check', '--format', 'sarif', '--baseline', '既知.json']);
      const { results } = JSON.parse(stdout).runs[0];
      assert.ok(results.length > 1);
      for (const { ruleId, baselineState, suppressions } of results)
        if (ruleId === 'term/variant') assert.equal(suppressions[0].justification, '機器の銘板');
        else assert.equal(baselineState, 'unchanged');
    });

    it('of coverage go to a file, whole', async () => {
      for (const format of ['csv', 'markdown', 'html', 'xlsx']) {
        folder.write('結果', '前の結果');
        const { status, stdout } = await kijun(['coverage', '--format', format, '--output', '結果']);
        assert.deepEqual([status, stdout], [0, ''], format);
        const bytes = readFileSync(folder.file('結果'));
        assert.match(
          bytes.subarray(0, 20).toString(),
          { csv: /^\ufeff番号/, markdown: /^# /, html: /^<!DOCTYPE html>/, xlsx: /^PK/ }[format]!,
        );
      }
      await refuses(/フォルダーがあるか/, ['coverage', '--format', 'csv', '--output', 'ない/結果.csv']);
    });
  });

  describe('with much to do', () => {
    it('finds on several cores what it finds of one document alone', async () => {
      const long = `${DRAFT}\n## 第9章　補則\n\n${'職員等は、端末を施錠できる場所に保管しなければならない。\n\n'.repeat(1_300)}`;
      const names = ['対策基準.md', '対策基準2.md', '対策基準3.md'];
      folder.write(
        'kijun.json',
        '{ "terms": [{ "term": "端末装置", "variants": ["端末"] }], "rules": { "term/variant": "hint" } }',
      );
      folder.write('対策基準.md', long);
      const [alone] = await answer(['check', '対策基準.md']);
      assert.ok(alone.findings.some(({ severity }: { severity: string }) => severity === 'hint'));
      for (const name of names) folder.write(name, long);
      const all = (await answer(['check'])) as { path: string; findings: unknown[] }[];
      assert.deepEqual(all.map(({ path }) => path).sort(), ['基本方針.md', ...names].sort());
      assert.deepEqual(all.find(({ path }) => path === '対策基準.md')?.findings, alone.findings);
    });

    it('uses again what --cache keeps, and only that', async () => {
      const kept = ['check', '--cache', '照合.json'];
      assert.deepEqual(await answer(kept), await answer(['check']));
      assert.deepEqual(await answer(kept), await answer(['check']));
      folder.write(
        '対策基準.md',
        DRAFT.replace(/(?<=\n)(?=## )/, '職員等は、端末を施錠できる場所に保管しなければならない。\n\n'),
      );
      assert.deepEqual(await answer(kept), await answer(['check']));
      folder.write('照合.json', 'no cache');
      assert.deepEqual(await answer(kept), await answer(['check']));
    });
  });

  describe('import', () => {
    const TEXT = 'みなみ水道企業団情報セキュリティ基本方針\n\n1　目的\nＬ Ｇ Ｗ Ａ Ｎ を守る。\n';
    const MARKDOWN = '# みなみ水道企業団情報セキュリティ基本方針\n\n## 1　目的\n\nＬＧＷＡＮを守る。\n';

    it('prints Markdown, and on standard error what was changed', async () => {
      folder.write('方針.txt', TEXT);
      const { status, stdout, stderr } = await kijun(['import', '方針.txt']);
      assert.deepEqual([status, stdout], [0, MARKDOWN]);
      assert.match(
        stderr,
        /^変更: 間の空いた英字をつなぎました: 「Ｌ Ｇ Ｗ Ａ Ｎ」→「ＬＧＷＡＮ」（5行目）\n変更: 章、条などの行を見出し（#）にしました（2か所）/,
      );
    });

    it('writes a file, but none that is there already unless it is told to', async () => {
      folder.write('方針.txt', TEXT);
      const read = () => readFileSync(folder.file('新しい方針.md'), 'utf8');
      assert.equal((await kijun(['import', '方針.txt', '--output', '新しい方針.md'])).stdout, '');
      assert.equal(read(), MARKDOWN);
      folder.write('新しい方針.md', '大事');
      await refuses(/すでにあるため.*--force/, ['import', '方針.txt', '--output', '新しい方針.md']);
      assert.equal(read(), '大事');
      assert.equal((await kijun(['import', '方針.txt', '--output', '新しい方針.md', '--force'])).status, 0);
      assert.equal(read(), MARKDOWN);
    });

    it('refuses what it cannot read, and says what to do', async () => {
      folder.write('方針.pdf', '%PDF-1.7\n');
      await refuses(/方針\.pdf: PDFは取り込めません。Wordで開いて/, ['import', '方針.pdf']);
      await refuses(/ありません/, ['import', 'ない.docx']);
    });
  });

  describe('export', () => {
    it('makes a Word document that reads as the draft, with the findings as comments where they are wanted', async () => {
      for (const more of [[], ['--findings']]) {
        const { status, stdout, stderr } = await kijun([
          'export',
          '対策基準.md',
          '--output',
          '基準.docx',
          '--force',
          ...more,
        ]);
        assert.deepEqual([status, stdout, stderr], [0, '', '基準.docx に書き出しました。\n']);
        const { stdout: markdown } = await kijun(['import', '基準.docx']);
        assert.match(markdown, /^# みなみ水道企業団情報セキュリティ対策基準\n\n## 第1条（目的）\n\n/);
        assert.equal(/充足状況/.test(markdown), more.length > 0);
      }
    });

    it('overwrites nothing unless it is told to', async () => {
      folder.write('基準.docx', '大事');
      await refuses(/すでにあるため.*--force/, ['export', '対策基準.md', '--output', '基準.docx']);
      assert.equal(readFileSync(folder.file('基準.docx'), 'utf8'), '大事');
      await refuses(/ありません/, ['export', 'ない.md', '--output', 'x.docx']);
      await refuses(/output/, ['export', '対策基準.md']);
    });
  });

  describe('confirm', () => {
    it('remembers what the policy said, so that check tells when it says something else', async () => {
      const traced = `${readFileSync(join(folder.path, '対策基準.md'), 'utf8')}\n市長は、監査を実施する（基本方針3(1)関係）。\n`;
      folder.write('対策基準.md', traced);
      const { status, stdout } = await kijun(['confirm', '--by', '山田']);
      assert.equal(status, 0);
      assert.match(stdout, /対策基準\.md: 根拠1件（新たに確認 1、確認し直し 0）.*3\(1\)/);
      const lock = JSON.parse(readFileSync(join(folder.path, 'kijun.lock.json'), 'utf8'));
      assert.equal(lock.traces['対策基準.md'][0].by, '山田');
      const suspects = async () =>
        (await kijun(['check'])).stdout.split('\n').filter((line) => line.includes('trace/suspect'));
      assert.deepEqual(await suspects(), []);
      lock.traces['対策基準.md'][0].wordings = ['監査を毎月実施する'];
      folder.write('kijun.lock.json', JSON.stringify(lock));
      assert.match((await suspects())[0]!, /「監査を毎月実施する」が「.+」に変わりました/);
    });

    it('writes over no lock file that it cannot read', async () => {
      folder.write('kijun.lock.json', '{ "version": 1, <<<<<<< HEAD');
      await refuses(/kijun\.lock\.json を読み取れないため、書き込みませんでした/, ['confirm']);
      assert.match((await kijun(['check'])).stdout, /kijun\.lock\.json[\s\S]*config\/invalid/);
    });
  });

  describe('new', () => {
    it('prints a skeleton under the policy, or writes it where nothing stands', async () => {
      const { status, stdout } = await kijun(['new', 'standard', '--policy', '基本方針.md']);
      assert.equal(status, 0);
      assert.match(
        stdout,
        /^---\n種別: 対策基準\n上位文書: 基本方針\.md\n---\n\n# みなみ水道企業団情報セキュリティ対策基準\n/,
      );
      folder.write('手順/README.txt', '');
      const call = ['new', 'procedure', '--policy', '基本方針.md', '--output', '手順/端末.md'];
      assert.deepEqual(await kijun(call), { status: 0, stdout: '', stderr: '手順/端末.md に書き出しました。\n' });
      assert.match(readFileSync(folder.file('手順/端末.md'), 'utf8'), /種別: 実施手順\n上位文書: \.\.\/基本方針\.md/);
      await refuses(/すでにあるため/, call);
      assert.equal((await kijun([...call, '--force'])).status, 0);
    });

    it('says what is wrong otherwise', async () => {
      await refuses(/standard, procedure/, ['new', 'policy', '--policy', '基本方針.md']);
      await refuses(/--policy/, ['new', 'standard']);
      folder.write('空.md', '# 情報セキュリティ基本方針\n');
      await refuses(/対策を読み取れませんでした/, ['new', 'standard', '--policy', '空.md']);
    });
  });

  describe('coverage, policy and outline', () => {
    it('print the JSON of the contract', async () => {
      const coverage = await answer(['coverage', '対策基準.md']);
      assert.equal(coverage.policy, '基本方針.md');
      assert.deepEqual(coverage.documents, [{ path: '対策基準.md', kind: '対策基準' }]);
      assert.deepEqual(coverage.summary, { elements: 4, covered: 2, weak: 0, missing: 2 });
      const [first, second] = coverage.controls;
      assert.deepEqual([first.id, first.title, first.status], ['3(1)', '物理的セキュリティ', 'covered']);
      assert.deepEqual([second.id, second.title, second.status], ['3(2)', '人的セキュリティ', 'missing']);
      const [element] = first.elements;
      assert.equal(element.id, '3(1)-1');
      assert.deepEqual([element.status, element.byKind.対策基準], ['covered', 'covered']);
      const { score, text, ...evidence } = element.evidence[0];
      assert.deepEqual(evidence, { path: '対策基準.md', line: 14, endLine: 14, declared: false });
      assert.equal(typeof score, 'number');
      assert.match(text, /入退室/);

      const policy = await answer(['policy', '基本方針.md']);
      assert.equal(policy.title, 'みなみ水道企業団情報セキュリティ基本方針');
      assert.deepEqual([policy.issuer, policy.date], ['みなみ水道企業団', null]);
      assert.deepEqual(policy.terms[0], {
        id: '2(1)',
        term: '情報資産',
        definition: '企業団が所有し、又は管理する情報及びこれを取り扱う情報システムをいう。',
        inline: false,
        line: 9,
      });
      assert.deepEqual(policy.sections[0], { number: '1', title: '目的', level: policy.sections[0].level, line: 3 });
      assert.deepEqual(
        policy.controls.map(({ id, elements }: { id: string; elements: { id: string }[] }) => [id, elements.length]),
        [
          ['3(1)', 2],
          ['3(2)', 2],
        ],
      );

      assert.deepEqual(await answer(['outline', '対策基準.md']), {
        kind: '対策基準',
        outline: [
          { number: '', title: 'みなみ水道企業団情報セキュリティ対策基準', level: 1, line: 6 },
          { number: '第1条', title: '目的', level: 2, line: 8 },
          { number: '第2条', title: '物理的セキュリティ', level: 2, line: 12 },
        ],
      });
    });

    it('print something for people too', async () => {
      assert.match((await kijun(['coverage', '対策基準.md'])).stdout, /人的セキュリティ/);
      assert.match((await kijun(['policy', '基本方針.md'])).stdout, /OT系ネットワーク/);
      assert.match((await kijun(['outline', '対策基準.md'])).stdout, /第2条/);
    });

    it('tell how each line of a policy was read, as kijun.json corrects it', async () => {
      const reading = async () => (await answer(['policy', '基本方針.md'])).lines;
      assert.deepEqual(
        (await reading()).filter(({ elements }: { elements: string[] }) => elements.length > 0).length,
        2,
      );
      folder.write('kijun.json', '{ "reading": { "exclude": ["3(2)"] } }');
      assert.deepEqual(
        (await reading()).flatMap(({ elements }: { elements: string[] }) => elements),
        ['3(1)-1', '3(1)-2'],
      );
      const { stdout } = await kijun(['policy', '基本方針.md']);
      assert.match(stdout, /用語: 情報資産/);
      assert.match(stdout, /要求: 3\(1\)-1…2/);
      assert.match((await kijun(['policy', '基本方針.md'], 'en_US.UTF-8')).stdout, /demand: 3\(1\)-1…2/);
      folder.write('kijun.json', '{ "reading": { "exclude": ["3(3)"] } }');
      const wrong = await kijun(['check', 'kijun.json']);
      assert.equal(wrong.status, 1);
      assert.match(wrong.stdout, /「3\(3\)」はありません。「3\([12]\)」のことではありませんか/);
    });

    it('write to --output instead', async () => {
      const { status, stdout } = await kijun(['coverage', '対策基準.md', '--format', 'json', '--output', '結果.json']);
      assert.deepEqual([status, stdout], [0, '']);
      assert.equal(JSON.parse(readFileSync(folder.file('結果.json'), 'utf8')).summary.elements, 4);
    });
  });

  describe('with bad input', () => {
    it('refuses what is no use of it', async () => {
      await refuses(/使い方: kijun/, []);
      await refuses(/chek/, ['chek']);
      await refuses(/pdf/, ['check', '--format', 'pdf']);
      await refuses(/never/, ['check', '--fail-on', 'never']);
      await refuses(/file/, ['policy'], ['outline']);
    });

    it('refuses files that are not there', async () => {
      await refuses(
        /^kijun: 無い\.md がありません/,
        ['check', '無い.md'],
        ['check', '対策基準.md', '--policy', '無い.md'],
        ['coverage', '対策基準.md', '--policy', '無い.md'],
        ['policy', '無い.md'],
        ['outline', '無い.md'],
      );
    });

    it('refuses to write where there is no folder', async () => {
      await refuses(/結果\.json/, ['coverage', '対策基準.md', '--output', '無い/結果.json']);
    });

    it('refuses a folder where a file is meant', async () => {
      folder.write('方針/基本方針.md', POLICY);
      await refuses(
        /^kijun: 方針 はフォルダーです/,
        ['check', '対策基準.md', '--policy', '方針'],
        ['policy', '方針'],
        ['outline', '方針'],
      );
    });

    it('refuses binary files and other encodings', async () => {
      folder.write('表.md', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0xff]));
      await refuses(/^kijun: 表\.md は文字のファイルではありません/, ['check', '表.md'], ['policy', '表.md']);
      folder.write('方針.pdf', '%PDF-1.7\n');
      await refuses(/^kijun: 方針\.pdf は文字のファイルではありません/, ['check', '方針.pdf']);
      // 基本方針 in Shift_JIS
      folder.write('旧.md', new Uint8Array([0x8a, 0xee, 0x96, 0x7b, 0x95, 0xfb, 0x90, 0x6a]));
      await refuses(
        /^kijun: 旧\.md の文字コードが UTF-8 ではありません/,
        ['outline', '旧.md'],
        ['check', '対策基準.md', '--policy', '旧.md'],
      );
    });

    it('refuses to compare where there is nothing to compare', async () => {
      await refuses(/照合する文書/, ['coverage', '基本方針.md']);
      folder.write('他/対策基準.md', DRAFT);
      await refuses(/基本方針が見つかりません/, ['coverage', '他/対策基準.md']);
    });

    it('tells of a policy out of which nothing can be read', async () => {
      folder.write('基本方針.md', '# みなみ水道企業団情報セキュリティ基本方針\n\n別に定める。\n');
      const { status, stdout } = await kijun(['check']);
      assert.equal(status, 1);
      assert.match(stdout, /用語の定義を一つも読み取れません/);
      assert.match(stdout, /対策を一つも読み取れません/);
      assert.match(stdout, /この文書を照合できません/);
    });

    it('tells of a draft without text, and of a kijun.json that is broken', async () => {
      folder.write('対策基準.md', '');
      folder.write('kijun.json', '{');
      const all = await answer(['check']);
      const rules = Object.fromEntries(
        all.map(({ path, findings }: { path: string; findings: { rule: string }[] }) => [
          path,
          findings.map(({ rule }) => rule),
        ]),
      );
      assert.deepEqual(rules['対策基準.md'], ['section/missing']);
      assert.deepEqual(rules['kijun.json'], ['config/invalid']);
      assert.deepEqual(await answer(['outline', '対策基準.md']), { kind: '対策基準', outline: [] });
    });

    it('reads CRLF, a byte order mark and UTF-16 as anything else', async () => {
      const plain = await answer(['check', '対策基準.md']);
      folder.write('対策基準.md', `\ufeff${DRAFT.replaceAll('\n', '\r\n')}`);
      const windows = JSON.stringify(await answer(['check', '対策基準.md']));
      assert.ok(windows.includes('\\r\\n'), 'what a fix puts in ends its lines as the file does');
      assert.deepEqual(JSON.parse(windows.replaceAll('\\r\\n', '\\n')), plain);
      folder.write('対策基準.md', Buffer.from(`\ufeff${DRAFT}`, 'utf16le'));
      assert.deepEqual(await answer(['check', '対策基準.md']), plain);
    });
  });
});
