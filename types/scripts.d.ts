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
type Chosen = Partial<Record<Facet, string>>;
type State = { q: string; chosen: Chosen; sort: Sort | null; shown: number };
/** An id that is null is no longer chosen. */
type StateChange = Partial<Omit<State, "chosen">> & { chosen?: Partial<Record<Facet, string | null>> };

type Question = ReturnType<typeof import("../src/onrecord/hosts/theme/assets/find/question.js").parseQuestion>;

type Engine = import("../src/onrecord/hosts/theme/assets/find/engine.js").Engine;
/** Whole values of facets, `serge-droz|Serge Droz`. */
type Values = Partial<Record<Facet, string>>;
/** How many hits there are, by facet and whole value. */
type Counts = Partial<Record<Facet, Record<string, number>>>;
/** `count` are the facets to be counted. */
type SearchOptions = { sort?: Sort; count?: readonly Facet[] };
type Filters = Record<string, unknown>;

type Facts = PageFacts | PassageFacts;
type Hit<F extends Facts> = import("../src/onrecord/hosts/theme/assets/find/indexes.js").Hit<F>;
type Hits<F extends Facts> = import("../src/onrecord/hosts/theme/assets/find/indexes.js").Hits<F>;
type Found<F extends Facts> = { total: number; counts: Counts; hits: Hits<F> };

/** What was asked, and what came of it. */
type Answer = {
  engine: Engine;
  question: Question;
  /** Words that nothing has. */
  unknown: string[];
  /** The question without them. */
  left: Question;
  /** What is chosen. */
  values: Values;
  /** What there is to say about it. */
  notes: string[];
  sort: Sort;
  /** Nothing where no question is left. */
  found: Found<any> | null;
};

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
type TextHit = { url: string; facts: { kind: HitKind; parts?: PagePart[] }; locations: { location: number }[]; words(): string[] };

type Suggestion = { words: string; q: string; chosen: Chosen };
/** A value of a facet, with its number once it is counted. */
type Value = { id: string; label: string; number: number | null };
/** What is counted: the hits of a question, or none where no question is left. */
type Counted = { engine: Engine; question: Question | null; values: Values; wait: Wait };

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
