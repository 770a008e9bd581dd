import { fill, number, percent } from "lecture/common/dom.js";

/** Formats a number with its sign and a real minus, such as "−0.31". */
export const signed = (value, digits = 2) => {
  const size = number(Math.abs(value), digits);
  return isZero(size) ? size : `${value < 0 ? "−" : "+"}${size}`;
};

const isZero = written => !/[1-9]/.test(written);

/** Formats a number without a plus sign. */
export const plain = (value, digits = 2) => signed(value, digits).replace("+", "");

/** Formats a chance in percent, with more digits near 0% and 100%. */
export const chanceText = chance => {
  const rare = Math.min(chance, 1 - chance);
  if (rare < 0.00005 && chance > 0 && chance < 1) return chance < 0.5 ? "<0.01%" : ">99.99%";
  return percent(chance, rare >= 0.0995 || rare === 0 ? 0 : rare >= 0.00995 ? 1 : 2);
};

/** The chance of accepting as a function of U. */
export const logisticOf = sensitivity => total => 1 / (1 + Math.exp(-sensitivity * total));

/** The kind of day: refused, accepted, customer (asked again) or notAsked. */
export const kindOf = ({ asked, ask }) =>
  !asked ? "notAsked" : ask.customer ? "customer" : ask.accepted ? "accepted" : "refused";

/** The chance if a loss weighed no more than a gain (λ = 1), and if all neighbours endorsed, which leaves no disapproval. */
export const whatIfs = (ask, chanceAt, allyEffect) => {
  const found = [{ kind: "lossAversion", sign: "○", total: ask.total + ask.rejection - ask.expectedPain }];
  if (ask.neighbours.length > 0 && allyEffect > 0) {
    found.push({ kind: "endorsement", sign: "◇", total: ask.total + ask.rejection, count: ask.neighbours.length });
  }
  return found.map(one => ({ ...one, chance: chanceAt(one.total) }));
};

/** Describes the ask in plain sentences with its numbers. */
export const sentenceOf = (texts, told) => {
  const { ask } = told, kind = kindOf(told);
  const byLuck = kind === "refused" && ask.chance >= 0.5 || kind === "accepted" && ask.chance < 0.5;
  const template = kind === "notAsked"
    && ask.customer ? "bought" : kind === "notAsked" && told.morning.muted ? "muted" : byLuck ? `${kind}ByLuck` : kind;
  const owed = number(Math.abs(ask.obligationTerm));
  return fill(texts.sentences[template], {
    offer: number(ask.offer), rejection: number(ask.rejection), effort: number(ask.effort),
    chance: chanceText(ask.chance),
    obligation: isZero(owed)
      ? ""
      : fill(ask.obligationTerm > 0 ? texts.sentences.owed : texts.sentences.strained, { obligation: owed }),
  });
};

/** Describes the events of her day. */
export const happenedText = (texts, { happened }) => {
  const said = happened.map(({ what, seat }) => fill(texts.happened[what], { seat: seat + 1 }));
  return said.length === 0
    ? texts.quiet
    : fill(texts.today, { list: new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" })
      .format(said) });
};

/** The terms of the utility U in the order of their sum, each with its contribution. */
export const termsOf = ask => [
  ["offer", ask.offer],
  ["obligation", ask.obligationTerm],
  ["expectedPain", -ask.expectedPain],
  ["lossAversion", ask.expectedPain - ask.rejection],
  ["effort", -ask.effort],
];

/** The rows of the table: term, value, sources. */
export const rowsOf = (texts, { ask, traits }) => {
  const slots = {
    trust: number(ask.trust), fit: number(traits.offerFit), socialMode: number(ask.socialMode),
    sensitivity: number(traits.painSensitivity),
    obligation: plain(ask.obligation),
    disapproval: number(ask.disapproval),
    lossAversion: number(ask.lossAversion),
    endorsement: percent(ask.endorsement),
    cohesion: number(ask.cohesion),
  };
  const row = (name, value) => [name, value, fill(texts.table.sources[name] ?? "", slots)];
  return [
    ...termsOf(ask).map(([name, value]) => row(name, signed(value))),
    row("total", plain(ask.total)),
    row("chance", chanceText(ask.chance)),
    ...(ask.drawn === null ? [] : [row("drawn", chanceText(ask.drawn))]),
    row("disapproval", number(ask.disapproval)),
  ];
};
