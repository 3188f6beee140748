/** Room 3's front door: what the rest of health care reads and writes, FHIR R4 and tables. */
export type { Fault, Refused } from './fault.ts'
export { caseBundle, type WrittenBundle } from './fhir/bundle.ts'
export type { CaseForFhir, MeasuredForFhir } from './fhir/case.ts'
export { personOf } from './fhir/person-of.ts'
export {
  type Asked,
  type QuestionnaireFault,
  type ReadQuestionnaire,
  readQuestionnaire,
  type Supplement,
} from './fhir/questionnaire.ts'
export {
  type ImportedAnswer,
  type ReadResponse,
  type ResponseContext,
  type ResponseFault,
  readResponse,
} from './fhir/response.ts'
export { writeQuestionnaire } from './fhir/write-questionnaire.ts'
export { usualDirection } from './language.ts'
export { looksLikePersonnummer, withoutLongNumbers } from './personnummer.ts'
export { type Column, type ColumnFault, columnFaults, type Fact, guessColumns } from './table/columns.ts'
export {
  type ImportLine,
  type KnownCase,
  type LineFault,
  type LineReason,
  type LinesContext,
  type ReadLines,
  readLines,
} from './table/read-lines.ts'
export {
  type Decode,
  type Encoding,
  readTable,
  readTableText,
  type TableFault,
  type TextTable,
} from './table/read-table.ts'
export { type BadRow, type Delimiter, Records, type Row } from './table/records.ts'
