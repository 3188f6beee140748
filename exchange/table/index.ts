/** An index of its own for tables: whoever reads nothing else need not load FHIR. */
export { type Column, columnFaults, columnNotes, type Fact, guessColumns } from './columns.ts'
export {
  type Doubt,
  type ImportLine,
  type KnownCase,
  type LineFault,
  type LineReason,
  type LinesContext,
  type ReadLines,
  readLines,
} from './read-lines.ts'
export {
  type Decode,
  type Encoding,
  readTable,
  readTableText,
  type TableFault,
  type TextTable,
} from './read-table.ts'
export { type BadRow, type Delimiter, Records, type Row } from './records.ts'
