// What the scripts hand to each other.

/** Elements are made of these; what is empty is left out. */
type Child = Node | string | null | undefined | false | Child[];
type Attributes = Record<string, string | boolean | null | undefined>;

/** Pieces of a text, each with whether it is marked. */
type Pieces = [text: string, marked: boolean][];

type Wait = ReturnType<ReturnType<typeof import("../src/onrecord/hosts/theme/assets/loading.js").latest>>;

// --- Search ---------------------------------------------------------------------------------------

type Facet = (typeof import("../src/onrecord/hosts/theme/assets/find/state.js").FACETS)[number];
type Sort = (typeof import("../src/onrecord/hosts/theme/assets/find/state.js").SORTS)[number];
/** The ids of what is chosen. */
type Chosen = Partial<Record<Facet, string[]>>;
/** `from` and `to` are years. */
type State = { q: string; chosen: Chosen; from: string; to: string; sort: Sort | null; shown: number };
/** What of a state makes hits fewer, or puts them in order. */
type Narrowed = Pick<State, "chosen" | "from" | "to" | "sort">;

type FormSettings = Pick<SearchSettings, "beginnings" | "endings" | "fixed">;
type QuestionSettings = Pick<SearchSettings, "frameworks" | "limit" | "stop"> & FormSettings & { words: Pick<FindWords, "asked"> };
/** A word or phrase that is searched for: as typed, in plain letters, and in all of its forms. */
type Term = { shown: string; key: string; forms: string[] };
type Question = {
  raw: string;
  /** The id of the last norm in it. */
  norm: string | null;
  from: string;
  to: string;
  terms: Term[];
  /** Whether it asks who says something, or what somebody says about it. */
  asks: boolean;
  about: boolean;
  empty: boolean;
  nothing: boolean;
  cut: boolean;
};

type Engine = import("../src/onrecord/hosts/theme/assets/find/engine.js").Engine;
/** What is known of a page or passage before its text is fetched; `title` is the number of its words, `head` that of all words before the text. */
type Row = { date: string; kind: string; title: number; head: number; facets: Partial<Record<Facet | "voice", string[]>> };
type Rows = Map<string, Row>;
/** Where a word stands in a text, and whether it stands in a title or name. */
type Match = { result: PagefindResult; named: boolean; locations: number[] };
type Matches = Map<Row, Match>;
/** A row with those words that it has. */
type Candidate = { row: Row; matches: Match[]; score: number };

type Facts = PageFacts | PassageFacts;
type Hit<F extends Facts> = import("../src/onrecord/hosts/theme/assets/find/index.js").Hit<F>;

/** What a question finds. */
type Found = {
  question: Question;
  /** Words that nothing has. */
  unknown: string[];
  /** How many words something has, and how many of those the results have. */
  known: number;
  have: number;
  /** What fits the question, whatever is chosen. */
  all: Candidate[];
  /** What fits both, in its order. */
  hits: Candidate[];
  /** All forms of the words. */
  forms: Set<string>;
  passages: boolean;
};

/** What was asked, what came of it, and what there is to say about it. */
type Answer = { engine: Engine; found: Found; notes: string[] };

/** A part of a text: of a page a passage or section, of a passage the whole. */
type TextPart = {
  anchor: string;
  label: number | string;
  speakers: string[];
  /** Those of the whole text. */
  words: string[];
  from: number;
  to: number;
  /** The words that were asked for. */
  found: [at: number, word: string][];
};

/** What of a hit its text is shown by. */
type TextHit = { url: string; facts: { kind: string; parts?: PagePart[] }; locations: Set<number>; forms: Set<string>; words: string[] };

/** Somebody whom a question names, and its other words. */
type Named = { facet: "speaker" | "organisation"; id: string; name: string; rest: string[] };
type Suggestion = { words: string; q: string; chosen: Chosen; from: string; to: string };
/** A value of a facet, with its number once it is counted. */
type Value = { id: string; label: string; number: number | null };

// --- Filters --------------------------------------------------------------------------------------

type FilterName = (typeof import("../src/onrecord/hosts/theme/assets/filters/state.js").NAMES)[number];
type Compared = (typeof import("../src/onrecord/hosts/theme/assets/filters/state.js").COMPARED)[number];
type FilterState = Partial<Record<FilterName, string>>;

type FilterNote =
  | { kind: "alone" }
  | { kind: "moved"; name: string; value: string }
  | { kind: "unknown"; field: FilterName; value: string };

/** A choice of a field; `url` is the page that shows it, where this one does not. */
type Choice = { option: HTMLOptionElement; value: string; words: string; former: string[]; url: string | null };

/** A passage on a page of a norm; `voices` are the ids of those who speak, each with its basis. */
type ListedPassage = { element: HTMLElement; webinar: HTMLElement; year: string; topics: string[]; voices: string[][] };

/** One of two things that are compared; its passages could not be read where there are none. */
type Side = { name: string; url: string | null; person: boolean; passages: ListedPassage[] | null };

// --- The form that proposes a summary -------------------------------------------------------------

type FieldValue = string | number | string[];
type FormField = {
  kind: string;
  /** The key, with the key it stands in: `source.url`. */
  name: string;
  label: string;
  value: FieldValue;
  /** What holds where a file does not say it. */
  usual: string;
  required: boolean;
  /** Whether it must not be empty, as the other fields are. */
  needed: boolean;
  /** What each line has to look like; empty where that is free. */
  pattern: string;
  /** The most characters of a line; 0 where there is no limit. */
  length: number;
};

type Person = { id: string; name: string; isNew: boolean; affiliation: string };
