import { describe, expect, test } from "vitest";
import type { Syntax } from "../../model/document.ts";
import { repairer } from "./repairs.ts";

const tagSet = [
  { name: "NN", pos: "NOUN" },
  { name: "VBD", pos: "VERB", form: "Fin" },
  { name: "VBN", pos: "VERB", form: "Part" },
  { name: "CC", pos: "CCONJ" },
  { name: "IN", pos: "ADP" },
  { name: ".", pos: "PUNCT" },
];
const relationSet = [
  "root",
  "nsubj",
  "nsubj:pass",
  "aux:pass",
  "obl",
  "obl:agent",
  "case",
  "obj",
  "conj",
  "cc",
  "acl",
  "advcl",
  "appos",
  "punct",
  "nmod",
];

/** A sentence written as "word/TAG/head/relation", heads being words of it or "-"; what the repairs make of it, as "word head relation" where it changed. */
function mended(written: string): readonly string[] {
  const rows = written.split(" ").map((word) => word.split("/"));
  const words = rows.map(([word = ""]) => word);
  const numberOf = (names: readonly string[], name = "") => {
    if (!names.includes(name)) throw new Error(name);
    return names.indexOf(name);
  };
  const syntax: Syntax = {
    tagSet,
    relationSet,
    tags: Uint8Array.from(rows, ([, tag]) =>
      numberOf(
        tagSet.map(({ name }) => name),
        tag,
      ),
    ),
    heads: Int32Array.from(rows, ([, , head = ""]) => (head === "-" ? -1 : numberOf(words, head))),
    relations: Uint8Array.from(rows, ([, , , relation]) => numberOf(relationSet, relation)),
  };
  const show = () => words.map((word, index) => `${word} ${words[syntax.heads[index] ?? -1] ?? "-"} ${relationSet[syntax.relations[index] ?? 0]}`);
  const before = show();
  repairer(syntax)({ first: 0, end: words.length });
  return show().filter((row, index) => row !== before[index]);
}

describe("a participle taken for the verb of the sentence", () => {
  test("the finite verb that nothing joins to it becomes the verb, the participle belongs to the noun", () => {
    expect(
      mended("Members/NN/led/nsubj led/VBN/-/root by/IN/Munon/case Munon/NN/led/obl:agent attacked/VBD/led/conj Velm/NN/attacked/obj ././led/punct"),
    ).toEqual(["Members attacked nsubj", "led Members acl", "attacked - root", ". attacked punct"]);
  });

  test("two verbs that a conjunction joins stay as they are", () => {
    expect(mended("Members/NN/led/nsubj led/VBN/-/root and/CC/attacked/cc attacked/VBD/led/conj Velm/NN/attacked/obj")).toEqual([]);
  });

  test("a passive stays as it is", () => {
    expect(mended("Velm/NN/taken/nsubj:pass was/VBD/taken/aux:pass taken/VBN/-/root fell/VBD/taken/conj")).toEqual([]);
  });
});

test("a participle between marks is not the verb of the subject before it, where a finite verb follows", () => {
  expect(
    mended(
      "Velm/NN/fell/nsubj fell/VBD/-/root ;/./burned/punct men/NN/led/nsubj ,/./led/punct led/VBN/fell/advcl by/IN/Tore/case Tore/NN/led/obl:agent -/./burned/punct burned/VBD/fell/conj it/NN/burned/obj",
    ),
  ).toEqual(["men burned nsubj", "led men acl"]);
});

test("the subject of a second clause is no further member of what ends the first", () => {
  expect(
    mended(
      "He/NN/fled/nsubj fled/VBD/became/advcl to/IN/Velm/case Velm/NN/fled/obl and/CC/Tore/cc Tore/NN/Velm/conj became/VBD/-/root king/NN/became/obj",
    ),
  ).toEqual(["fled - root", "and became cc", "Tore became nsubj", "became fled conj"]);
});

describe("a verb with two subjects that only a mark parts", () => {
  test("the second goes on the list that the first begins, with what follows it", () => {
    expect(mended("Russ/NN/took/nsubj ,/./Prus/punct Prus/NN/took/nsubj and/CC/Aus/cc Aus/NN/Prus/conj took/VBD/-/root Velm/NN/took/obj")).toEqual([
      "Prus Russ conj",
      "Aus Russ conj",
    ]);
  });

  test("between marks it says who the first is", () => {
    expect(mended("Tore/NN/fled/nsubj ,/./man/punct man/NN/fled/nsubj ;/./man/punct fled/VBD/-/root")).toEqual(["man Tore appos"]);
  });

  test("where no mark parts them they stay as they are", () => {
    expect(mended("Tore/NN/fled/nsubj man/NN/fled/nsubj fled/VBD/-/root")).toEqual([]);
  });
});

describe("a subject to which a conjunction joins what stands before it", () => {
  const lost = "They/NN/lost/nsubj lost/VBD/-/root at/IN/Velm/case Velm/NN/lost/obl";

  test("what begins after a mark is the first of two subjects", () => {
    expect(mended(`${lost} ;/./Tore/punct Tore/NN/Velm/conj and/CC/men/cc men/NN/fled/nsubj fled/VBD/lost/conj`)).toEqual([
      "Tore fled nsubj",
      "men Tore conj",
    ]);
  });

  test("a list that ends before the conjunction keeps its members", () => {
    expect(mended(`${lost} and/CC/men/cc men/NN/fled/nsubj fled/VBD/lost/conj`)).toEqual([]);
    expect(mended(`${lost} ,/./Tore/punct Tore/NN/Velm/conj ;/./men/punct and/CC/men/cc men/NN/fled/nsubj fled/VBD/lost/conj`)).toEqual([]);
  });
});

test("a subject is passive if, and only if, its verb has a passive auxiliary", () => {
  expect(mended("Velm/NN/taken/nsubj was/VBD/taken/aux:pass taken/VBN/-/root")).toEqual(["Velm taken nsubj:pass"]);
  expect(mended("Velm/NN/fell/nsubj:pass fell/VBD/-/root")).toEqual(["Velm fell nsubj"]);
  expect(mended("Velm/NN/fell/nsubj fell/VBD/-/root")).toEqual([]);
});

describe("who did it, taken for a member of what a participle before him ends with", () => {
  test("a noun behind a mark, joined by nothing, before a finite verb without a subject", () => {
    expect(
      mended("Having/VBN/held/advcl Velm/NN/Having/obj ,/./Having/punct Munon/NN/Velm/conj held/VBD/-/root Gask/NN/held/obj ././held/punct"),
    ).toEqual(["Munon held nsubj"]);
  });

  test("a list that a conjunction closes stays one", () => {
    expect(
      mended(
        "Having/VBN/held/advcl Velm/NN/Having/obj ,/./Having/punct Munon/NN/Velm/conj and/CC/Orm/cc Orm/NN/Velm/conj held/VBD/-/root ././held/punct",
      ),
    ).toEqual([]);
  });
});

describe("several participles with one passive auxiliary", () => {
  test("the second describes no place where a conjunction goes on to a third", () => {
    expect(
      mended(
        "Munon/NN/caught/nsubj:pass was/VBD/caught/aux:pass caught/VBN/-/root at/IN/Velm/case Velm/NN/caught/obl ,/./tried/punct tried/VBN/Velm/acl and/CC/sold/cc sold/VBD/tried/conj ././caught/punct",
      ),
    ).toEqual(["tried caught conj"]);
  });

  test("one that closes its sentence describes the place", () => {
    expect(
      mended(
        "Munon/NN/caught/nsubj:pass was/VBD/caught/aux:pass caught/VBN/-/root at/IN/Velm/case Velm/NN/caught/obl ,/./taken/punct taken/VBN/Velm/acl ././caught/punct",
      ),
    ).toEqual([]);
  });

  test("the first describes no subject where its auxiliary is finite", () => {
    expect(
      mended(
        "Munon/NN/tried/nsubj was/VBD/caught/aux:pass caught/VBN/Munon/acl at/IN/Velm/case Velm/NN/caught/obl ,/./tried/punct tried/VBD/-/root ././tried/punct",
      ),
    ).toEqual(["Munon caught nsubj:pass", "caught - root", "tried caught conj"]);
  });
});

test("the verb behind a participle that opens the sentence is its first, whatever follows", () => {
  expect(
    mended(
      "Driven/VBN/took/advcl ,/./Driven/punct Munon/NN/burned/nsubj burned/VBD/Driven/conj Velm/NN/burned/obj ,/./took/punct took/VBD/-/root Gask/NN/took/obj ././took/punct",
    ),
  ).toEqual(["Driven burned advcl", "burned - root", "took burned conj"]);
});

describe("what a preposition governs behind an apposition", () => {
  test("hangs on the verb, and what stands before it says who the object is", () => {
    expect(
      mended(
        "He/NN/drove/nsubj drove/VBD/-/root Munon/NN/drove/obj ,/./king/punct king/NN/drove/obl ;/./Velm/punct from/IN/Velm/case Velm/NN/king/conj ././drove/punct",
      ),
    ).toEqual(["king Munon appos", "Velm drove obl"]);
  });

  test("joined to the verb itself it hangs on the last verb before it", () => {
    expect(
      mended(
        "He/NN/rose/nsubj rose/VBD/-/root and/CC/drove/cc drove/VBD/rose/conj Munon/NN/drove/obj ,/./Velm/punct from/IN/Velm/case Velm/NN/rose/conj ././rose/punct",
      ),
    ).toEqual(["Velm drove obl"]);
  });
});
