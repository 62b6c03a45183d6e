/**
 * What `kijun … --format json` prints. Lines and columns are 1-based, columns count UTF-16 units, paths are relative to the
 * working directory. More fields may be added; none of these changes.
 */

export type Kind = '基本方針' | '対策基準' | '実施手順';
export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Status = 'covered' | 'weak' | 'missing';

/** `kijun check --format json` prints a list of these, one a document. */
export interface CheckAnswer {
  readonly path: string;
  readonly kind: Kind | null;
  readonly policy: string | null;
  readonly findings: readonly Finding[];
  /** What is not told: suppressed by a comment, or known from the baseline. */
  readonly aside: readonly (Finding & { readonly by: 'comment' | 'baseline'; readonly reason?: string })[];
  /** What `--fix` has mended. */
  readonly fixed?: readonly {
    readonly rule: string;
    readonly line: number;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixable: boolean;
  /** What would mend it, each alone; edits are in the document itself. */
  readonly fixes: readonly {
    readonly title: string;
    /** Whether it may be applied without being looked at (`--fix`). */
    readonly safe: boolean;
    readonly edits: readonly {
      readonly line: number;
      readonly column: number;
      readonly endLine: number;
      readonly endColumn: number;
      readonly text: string;
    }[];
  }[];
  /** Stays the same while lines move. */
  readonly fingerprint: string;
  readonly related: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** `kijun coverage --format json`. */
export interface CoverageAnswer {
  readonly policy: string;
  readonly title: string;
  readonly documents: readonly { readonly path: string; readonly kind: Kind | null }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly sections: readonly string[];
    readonly status: Status;
    readonly elements: readonly {
      readonly id: string;
      readonly text: string;
      readonly status: Status;
      readonly byKind: Readonly<Partial<Record<Kind, Status>>>;
      readonly evidence: readonly Evidence[];
      readonly wishes: readonly Evidence[];
      readonly notApplicable?: string;
    }[];
  }[];
  readonly summary: {
    readonly elements: number;
    readonly covered: number;
    readonly weak: number;
    readonly missing: number;
  };
}

export interface Evidence {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly declared: boolean;
  readonly score: number;
}

/** `kijun policy --format json`. */
export interface PolicyAnswer {
  readonly title: string;
  readonly issuer: string;
  readonly date: string | null;
  readonly terms: readonly {
    readonly id: string;
    readonly term: string;
    readonly definition: string;
    readonly inline: boolean;
    readonly line: number;
    readonly path?: string;
  }[];
  readonly sections: readonly {
    readonly number: string;
    readonly title: string;
    readonly level: number;
    readonly line: number;
  }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly line: number;
    readonly elements: readonly { readonly id: string; readonly text: string; readonly line: number }[];
  }[];
}

/** `kijun outline --format json`. */
export interface OutlineAnswer {
  readonly kind: Kind | null;
  readonly outline: readonly {
    readonly number: string;
    readonly title: string;
    readonly level: number;
    readonly line: number;
  }[];
}
