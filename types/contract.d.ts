// What Python hands to the scripts. Made by tests/js/contract.py of the types in Python;
// `pytest tests/js --rewrite` renews it.

/** A text, in the forms that a language has after numbers. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

type HitKind = "manual" | "norm" | "organisation" | "passage" | "series" | "speaker" | "summary" | "topic";

type PagePart = [begin: number, anchor: string, label: number | string, speakers: string[]];

interface InLanguage {
  language?: string;
  direction?: string;
}

interface OriginFacts {
  words: string;
  read: string;
  machine?: boolean;
}

interface PageFacts {
  language?: string;
  direction?: string;
  kind: HitKind;
  date?: string;
  dated?: string;
  origin?: OriginFacts;
  parts?: PagePart[];
  people?: string[];
  series?: string;
  title?: string;
  what?: string;
}

interface VoiceFacts {
  basis: string;
  tone: string;
  monogram?: string;
  name?: string;
  url?: string;
  what?: string;
}

interface PassageFacts {
  language?: string;
  direction?: string;
  kind: "passage" | "said";
  citation: string;
  date: string;
  dated: string;
  linked: boolean;
  norms: string;
  number: number;
  origin: OriginFacts;
  title: string;
  voices: VoiceFacts[];
}

type FacetValue = [facet: string, id: string, label: string];

interface RecordTable {
  heads: number[];
  ids: string;
  kinds: string[];
  language: string;
  length: number;
  titles: number[];
  years: string[];
}

interface FacetTable {
  dates: string[];
  rows: number[][];
  values: FacetValue[];
}

interface FrameworkWords {
  ids: Record<string, string>;
  names: string[];
  nouns: string[];
  prefix: string;
}

interface NormName {
  id: string;
  letter: string;
  locator: string;
  title: string;
}

interface SearchSettings {
  address: string;
  beginnings: string[][];
  endings: string[][];
  everything: string;
  fixed: string[];
  fold: Record<string, string>;
  frameworks: FrameworkWords[];
  limit: number;
  norms: NormName[];
  passages: number;
  periods: string[];
  stop: string[];
  words: FindWords;
}

interface SearchName {
  kind: HitKind;
  id: string;
  name: string;
  url: string;
  forms: string[];
  former: string[];
}

type RegisterEntry = string[];

interface CiteWords {
  close: string;
  copied: string;
  copy: string;
  copyWhat: string;
  download: string;
  selected: string;
}

interface FindWords {
  anyWords: string;
  browse: string;
  chosen: string;
  cited: string;
  clear: string;
  failed: string;
  foundBy: string;
  from: string;
  hint: string;
  inContext: string;
  loading: string;
  long: string;
  more: string;
  most: string;
  moved: string;
  nearest: string;
  nearestIs: string;
  noFilter: string;
  normWith: string;
  nothing: string;
  nothingAsked: string;
  nothingChosen: string;
  nothingWith: string;
  page: string;
  passagesHint: string;
  remove: string;
  said: string;
  showAll: string;
  showFew: string;
  sort: string;
  start: string;
  statements: string;
  to: string;
  unknown: string;
  without: string;
  asked: {
    about: string;
    after: string;
    and: string;
    asks: string;
    before: string;
    norm: string;
    paragraph: string;
    since: string;
    until: string;
    within: string;
  };
  counts: {
    page: Forms;
    passage: Forms;
  };
  facets: {
    framework: string;
    kind: string;
    norm: string;
    organisation: string;
    series: string;
    speaker: string;
    topic: string;
    year: string;
  };
  kinds: {
    manual: Forms;
    norm: Forms;
    organisation: Forms;
    passage: Forms;
    series: Forms;
    speaker: Forms;
    summary: Forms;
    topic: Forms;
  };
  sorts: {
    date: string;
    relevance: string;
  };
}

interface FilterWords {
  alone: string;
  choice: string;
  column: string;
  failed: string;
  loading: string;
  moved: string;
  nothing: string;
  passages: Forms;
  quoted: string;
  shown: Forms;
  silent: string;
  unknown: string;
  without: string;
}

interface ProposeWords {
  addFirst: string;
  address: string;
  affiliation: string;
  ask: string;
  begin: string;
  chosen: string;
  code: string;
  copied: string;
  day: string;
  extra: string;
  field: string;
  file: string;
  id: string;
  idForm: string;
  idTaken: string;
  idTwice: string;
  large: string;
  line: string;
  longest: string;
  mistakes: string;
  needed: string;
  new: string;
  noName: string;
  number: string;
  oneLine: string;
  opens: string;
  pastes: string;
  register: string;
  remove: string;
  removeName: string;
  saved: string;
  selected: string;
  somebodyNew: string;
  tooLong: string;
  topics: string;
  twice: string;
}
