/** Room 2's public interface: what may leave a unit, and what becomes of it. */

export { canonicalText, type Informant } from '#instruments'
export * from './batch/batch.ts'
export * from './batch/canonical.ts'
export { type Fault, faultReasons } from './batch/fault.ts'
export { type ReadBatch, readBatch } from './batch/read-batch.ts'
export { civilDay, dayAndTime, dayOfInstant, unitTimeZone } from './calendar.ts'
export * from './case.ts'
export { addDays, daysBetween } from './civil.ts'
export { type Disclosure, disclose } from './disclose/disclose.ts'
export * from './disclose/release.ts'
export * from './national/figures.ts'
export { nationalJsonStat } from './national/json-stat.ts'
export { type Labels, labelOf } from './national/labels.ts'
export {
  addUnit,
  emptyNation,
  type Merging,
  type Nation,
  national,
  nationalFigures,
  releasedByUnit,
} from './national/merge.ts'
export { type FigureRow, rowsOf } from './national/rows.ts'
export { aboutHowMany, ofCount, ofMean, ofShare, tooUncertain, type Uncertain } from './national/uncertainty.ts'
export { afterTheVisit } from './period/after-the-visit.ts'
export * from './period/examples.ts'
export {
  type Code,
  civilDate,
  correctionOf,
  type Period,
  period,
  type Questionnaire,
  readPeriod,
} from './period/period.ts'
export { type Edition, type MayRelease, mayRelease, releaseWindow, type Window } from './period/window.ts'
export { type MeasureLabels, measureLabels } from './plan/measure-labels.ts'
export * from './plan/plan.ts'
export { currentPlan, planOf, plans, revisionNow } from './plan/plans.ts'
export { isQuestion, type Question, questionsOf, questionWords } from './plan/questions.ts'
export * from './plan/tables.ts'
// The unit's own exact figures, for its own eyes only. Nothing of these shapes leaves.
export { inBands, mean, moments, type Spread, sd } from './tabulate/spread.ts'
export { type Tabulated, tabulate } from './tabulate/tabulate.ts'
export { groupsOf } from './tabulate/tally.ts'
export {
  codeAlphabet,
  codeDerivation,
  codeLength,
  enrolledText,
  enrolmentText,
  practiceCode,
  readCode,
} from './wire/code.ts'
export { type CsvDialect, csvCell, safeCsvText, safeText } from './wire/csv-cell.ts'
export {
  type Enrolled,
  type EnrolledAnswer,
  type Enrolment,
  enrolled,
  enrolledAnswer,
  enrolment,
  type PublicKey,
  publicKey,
  type Receipt,
  receipt,
  refusalAnswer,
  type SignedDocument,
  type Submission,
  signedDocument,
  submission,
} from './wire/documents.ts'
export { fourWords, keysToCompare } from './wire/four-words.ts'
export {
  type Asker,
  authorizationOf,
  CLOCK_ROOM_MS,
  readAuthorization,
  signedRequestText,
} from './wire/signed-request.ts'
export { LARGEST_WORDING_BYTES, type ShelvedWording, shelvedWording, wordingShelf } from './wire/wordings.ts'
