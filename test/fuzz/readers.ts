/** Every reader that takes bytes from outside, a line a reader. `small` is for CI; `npm run bench -- fuzz` asks for more. */
import * as app from './app-readers.ts'
import * as collector from './collector-readers.ts'
import * as exchange from './exchange-readers.ts'
import type { KnownReader } from './reader.ts'

const small = 300
/** Where so little of what is near is taken that fewer would take none. */
const seldomTaken = 1_000

export const readers: Readonly<Record<string, KnownReader>> = {
  batch: { open: collector.batchReader, small: seldomTaken },
  submission: { open: collector.submissionReader, small },
  enrolment: { open: collector.enrolmentReader, small },
  period: { open: collector.periodReader, small },
  // A file is written, read and rolled back for each: the operator's own reader, on the operator's own machine.
  'collector-backup': { open: collector.collectorBackupReader, small: 60 },
  pack: { open: app.packReader, small: seldomTaken },
  'period-file': { open: app.periodFileReader, small },
  address: { open: app.addressReader, small: seldomTaken },
  'moved-case': { open: app.movedCaseReader, small: seldomTaken },
  receipt: { open: app.receiptReader, small },
  'receipt-signed': { open: app.signedReceiptReader, small },
  backup: { open: app.backupReader, small },
  'backup-forged': { open: app.forgedBackupReader, small },
  'answers-file': { open: app.answersFileReader, small },
  'answers-file-forged': { open: app.forgedAnswersReader, small },
  'instrument-file': { open: app.instrumentReader, small },
  journal: { open: app.journalReader, small },
  'recovery-code': { open: app.recoveryCodeReader, small },
  'one-time-code': { open: app.oneTimeCodeReader, small },
  'fhir-questionnaire': { open: exchange.questionnaireReader, small },
  'fhir-response': { open: exchange.responseReader, small },
  csv: { open: exchange.tableReader, small },
}
