// Made by `npm run new-rule` and `npm run bless`; a test fails when it is stale.
import type { Rule } from "../src/findings/rule.ts";
import abbreviationClash from "./abbreviation-clash/rule.ts";
import ageMismatch from "./age-mismatch/rule.ts";
import agreementOutOfOrder from "./agreement-out-of-order/rule.ts";
import anniversaryMismatch from "./anniversary-mismatch/rule.ts";
import beforeItsTime from "./before-its-time/rule.ts";
import bodyOutOfTime from "./body-out-of-time/rule.ts";
import bornAfterParentsDeath from "./born-after-parents-death/rule.ts";
import buriedBeforeDeath from "./buried-before-death/rule.ts";
import calendarsDisagree from "./calendars-disagree/rule.ts";
import centuryMismatch from "./century-mismatch/rule.ts";
import commandHeldByTwo from "./command-held-by-two/rule.ts";
import competingAccounts from "./competing-accounts/rule.ts";
import countAgainstList from "./count-against-list/rule.ts";
import dateMisfit from "./date-misfit/rule.ts";
import deadInTheStory from "./dead-in-the-story/rule.ts";
import deniedAndAffirmed from "./denied-and-affirmed/rule.ts";
import edgeDayMismatch from "./edge-day-mismatch/rule.ts";
import elapsedTime from "./elapsed-time/rule.ts";
import endBeforeStart from "./end-before-start/rule.ts";
import endedBeforeFounded from "./ended-before-founded/rule.ts";
import enumerationGap from "./enumeration-gap/rule.ts";
import eventOutsideItsYears from "./event-outside-its-years/rule.ts";
import feastMismatch from "./feast-mismatch/rule.ts";
import figuresDiffer from "./figures-differ/rule.ts";
import freeWhileHeld from "./free-while-held/rule.ts";
import garbledNumber from "./garbled-number/rule.ts";
import headingOutOfItsYears from "./heading-out-of-its-years/rule.ts";
import implausibleMarch from "./implausible-march/rule.ts";
import impossibleCoordinate from "./impossible-coordinate/rule.ts";
import impossibleDate from "./impossible-date/rule.ts";
import impossibleLife from "./impossible-life/rule.ts";
import impossibleTime from "./impossible-time/rule.ts";
import laterThanWritten from "./later-than-written/rule.ts";
import leapYearMismatch from "./leap-year-mismatch/rule.ts";
import loneDate from "./lone-date/rule.ts";
import lossesBeyondStrength from "./losses-beyond-strength/rule.ts";
import lostReference from "./lost-reference/rule.ts";
import marginMismatch from "./margin-mismatch/rule.ts";
import missingList from "./missing-list/rule.ts";
import moonMismatch from "./moon-mismatch/rule.ts";
import multipleMismatch from "./multiple-mismatch/rule.ts";
import nameBeforeItsTime from "./name-before-its-time/rule.ts";
import nameVariant from "./name-variant/rule.ts";
import numberGivenTwice from "./number-given-twice/rule.ts";
import numberingGap from "./numbering-gap/rule.ts";
import officeEndedTwice from "./office-ended-twice/rule.ts";
import officeHeldByTwo from "./office-held-by-two/rule.ts";
import officeNumberTwice from "./office-number-twice/rule.ts";
import ordinalOutOfOrder from "./ordinal-out-of-order/rule.ts";
import parentTooYoung from "./parent-too-young/rule.ts";
import partBeyondWhole from "./part-beyond-whole/rule.ts";
import partOfDay from "./part-of-day/rule.ts";
import percentOverflow from "./percent-overflow/rule.ts";
import posthumousAct from "./posthumous-act/rule.ts";
import quotationAheadOfItsDate from "./quotation-ahead-of-its-date/rule.ts";
import quotationDiffers from "./quotation-differs/rule.ts";
import rangeAgainstEvent from "./range-against-event/rule.ts";
import ratioMismatch from "./ratio-mismatch/rule.ts";
import regnalNumber from "./regnal-number/rule.ts";
import reignLength from "./reign-length/rule.ts";
import repeatedSentence from "./repeated-sentence/rule.ts";
import repeatedWord from "./repeated-word/rule.ts";
import retakenBeforeTaken from "./retaken-before-taken/rule.ts";
import retoldOtherwise from "./retold-otherwise/rule.ts";
import reversedBounds from "./reversed-bounds/rule.ts";
import riseThatFalls from "./rise-that-falls/rule.ts";
import seasonAgainstDate from "./season-against-date/rule.ts";
import shareMismatch from "./share-mismatch/rule.ts";
import siegeLength from "./siege-length/rule.ts";
import sumMismatch from "./sum-mismatch/rule.ts";
import toldOutOfOrder from "./told-out-of-order/rule.ts";
import tooYoungToAct from "./too-young-to-act/rule.ts";
import twoCapitals from "./two-capitals/rule.ts";
import twoDeaths from "./two-deaths/rule.ts";
import twoFathers from "./two-fathers/rule.ts";
import twoPlacesAtOnce from "./two-places-at-once/rule.ts";
import twoSuccessors from "./two-successors/rule.ts";
import unbornAct from "./unborn-act/rule.ts";
import unclosedMark from "./unclosed-mark/rule.ts";
import unitConversion from "./unit-conversion/rule.ts";
import victoryContradiction from "./victory-contradiction/rule.ts";
import voteAgainstOutcome from "./vote-against-outcome/rule.ts";
import weekdayMismatch from "./weekday-mismatch/rule.ts";
import weekdaysDisagree from "./weekdays-disagree/rule.ts";

/** Every rule, in the order of their names. */
export const RULES: readonly Rule[] = [
  abbreviationClash,
  ageMismatch,
  agreementOutOfOrder,
  anniversaryMismatch,
  beforeItsTime,
  bodyOutOfTime,
  bornAfterParentsDeath,
  buriedBeforeDeath,
  calendarsDisagree,
  centuryMismatch,
  commandHeldByTwo,
  competingAccounts,
  countAgainstList,
  dateMisfit,
  deadInTheStory,
  deniedAndAffirmed,
  edgeDayMismatch,
  elapsedTime,
  endBeforeStart,
  endedBeforeFounded,
  enumerationGap,
  eventOutsideItsYears,
  feastMismatch,
  figuresDiffer,
  freeWhileHeld,
  garbledNumber,
  headingOutOfItsYears,
  implausibleMarch,
  impossibleCoordinate,
  impossibleDate,
  impossibleLife,
  impossibleTime,
  laterThanWritten,
  leapYearMismatch,
  loneDate,
  lossesBeyondStrength,
  lostReference,
  marginMismatch,
  missingList,
  moonMismatch,
  multipleMismatch,
  nameBeforeItsTime,
  nameVariant,
  numberGivenTwice,
  numberingGap,
  officeEndedTwice,
  officeHeldByTwo,
  officeNumberTwice,
  ordinalOutOfOrder,
  parentTooYoung,
  partBeyondWhole,
  partOfDay,
  percentOverflow,
  posthumousAct,
  quotationAheadOfItsDate,
  quotationDiffers,
  rangeAgainstEvent,
  ratioMismatch,
  regnalNumber,
  reignLength,
  repeatedSentence,
  repeatedWord,
  retakenBeforeTaken,
  retoldOtherwise,
  reversedBounds,
  riseThatFalls,
  seasonAgainstDate,
  shareMismatch,
  siegeLength,
  sumMismatch,
  toldOutOfOrder,
  tooYoungToAct,
  twoCapitals,
  twoDeaths,
  twoFathers,
  twoPlacesAtOnce,
  twoSuccessors,
  unbornAct,
  unclosedMark,
  unitConversion,
  victoryContradiction,
  voteAgainstOutcome,
  weekdayMismatch,
  weekdaysDisagree,
];
