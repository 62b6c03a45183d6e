/** The shapes of the dictionaries; esbuild turns each YAML file into a constant at build time. */

declare module '*/kanji.yaml' {
  const variants: readonly { readonly to: string; readonly from: string }[];
  export default variants;
}

declare module '*/kinds.yaml' {
  const kinds: readonly {
    readonly kind: '基本方針' | '対策基準' | '実施手順';
    readonly english: string;
    readonly words: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default kinds;
}

declare module '*/sections.yaml' {
  const sections: readonly {
    readonly role:
      | 'definition'
      | 'purpose'
      | 'scope'
      | 'threat'
      | 'duty'
      | 'documents'
      | 'miscellany'
      | 'publication'
      | 'history'
      | 'exception'
      | 'violation';
    readonly titles: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default sections;
}

declare module '*/actors.yaml' {
  const actors: readonly {
    readonly sort: 'person' | 'body';
    readonly words: readonly string[];
    readonly not: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default actors;
}

declare module '*/modality.yaml' {
  const endings: readonly {
    readonly modality:
      | 'definition'
      | 'purpose'
      | 'effort'
      | 'exclusion'
      | 'prohibition'
      | 'permission'
      | 'deferral'
      | 'description'
      | 'duty'
      | 'principle'
      | 'declaration';
    readonly endings: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default endings;
}

interface ConceptEntry {
  readonly name: string;
  readonly words: readonly string[];
  /** Other ways to say it: groups separated by spaces must all occur, `|` separates alternatives. */
  readonly say?: readonly string[];
  /** Longer words in which the words above do not count (監査委員). */
  readonly not?: readonly string[];
  /** More general concepts that this one implies. */
  readonly broader?: string | readonly string[];
  readonly match: readonly string[];
  readonly differ: readonly string[];
}

declare module '*/concepts.yaml' {
  const concepts: readonly ConceptEntry[];
  export default concepts;
}

declare module '*/actions.yaml' {
  const actions: readonly ConceptEntry[];
  export default actions;
}

declare module '*/attributes.yaml' {
  const attributes: readonly {
    readonly words: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default attributes;
}

declare module '*/parties.yaml' {
  const parties: readonly {
    readonly party: string;
    readonly words: readonly string[];
    readonly near: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default parties;
}

declare module '*/opposites.yaml' {
  const opposites: readonly {
    readonly one: readonly string[];
    readonly other: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default opposites;
}

declare module '*/generic.yaml' {
  const generic: readonly {
    readonly words: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default generic;
}

declare module '*/required.yaml' {
  const required: readonly {
    readonly kind: '対策基準' | '実施手順';
    readonly name: string;
    readonly english: string;
    readonly roles: readonly string[];
    readonly titles: readonly string[];
    /** A sentence that does as well as a section, as a regular expression. */
    readonly said?: string;
    /** `none`: only put in by `kijun new`. */
    readonly severity: 'warning' | 'info' | 'none';
    /** Before or behind the rules. */
    readonly place: 'front' | 'back';
    readonly skeleton: string;
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default required;
}

interface Saying {
  /** A name of concepts.yaml. */
  readonly concept: string;
  /** Rules of different writers that say it. */
  readonly sentences: readonly string[];
}

declare module '*/sayings/organisation.yaml' {
  const sayings: readonly Saying[];
  export default sayings;
}

declare module '*/sayings/technique.yaml' {
  const sayings: readonly Saying[];
  export default sayings;
}

declare module '*/notations.yaml' {
  const notations: readonly {
    readonly words: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default notations;
}

declare module '*/outdated.yaml' {
  const outdated: readonly {
    readonly old: string;
    readonly new: string;
    /** Whether it is outdated whatever the policy writes. */
    readonly always?: true;
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default outdated;
}

declare module '*/organisations.yaml' {
  const organisations: readonly {
    readonly kind: string;
    readonly issuers: readonly string[];
    readonly words: readonly string[];
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default organisations;
}

declare module '*/vague.yaml' {
  type Level = 'warning' | 'info' | 'hint';
  const vague: readonly {
    readonly word: string;
    readonly ask: string;
    readonly english: string;
    readonly settled: 'time' | 'measure';
    readonly 対策基準?: Level;
    readonly 実施手順?: Level;
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default vague;
}

declare module '*/typos.yaml' {
  const typos: readonly {
    readonly wrong: readonly string[];
    readonly right: string;
    /** How many characters at the end of what is wrong stay, behind `right`. */
    readonly keep?: number;
    /** What stands right before or behind it, one of these; `{名詞}` for any noun. */
    readonly before?: readonly string[];
    readonly after?: readonly string[];
    /** Longer words in which it does not count. */
    readonly not?: readonly string[];
    readonly severity?: 'warning' | 'info';
    readonly safe?: boolean;
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default typos;
}

declare module '*/okurigana.yaml' {
  const okurigana: readonly {
    readonly noun: string;
    readonly verb: string;
    readonly match: readonly string[];
    readonly differ: readonly string[];
  }[];
  export default okurigana;
}
