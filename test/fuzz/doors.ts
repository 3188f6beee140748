/** Every door that takes bytes from outside, a line a door. `small` is for CI; `npm run bench -- fuzz` asks for more. */
import * as app from './app-doors.ts'
import * as collector from './collector-doors.ts'
import type { KnownDoor } from './door.ts'
import * as exchange from './exchange-doors.ts'

const small = 10_000

export const doors: Readonly<Record<string, KnownDoor>> = {
  batch: { open: collector.batchDoor, small },
  submission: { open: collector.submissionDoor, small },
  enrolment: { open: collector.enrolmentDoor, small },
  period: { open: collector.periodDoor, small },
  // A file is written, read and rolled back for each: the operator's own door, behind the operator's own machine.
  'collector-backup': { open: collector.collectorBackupDoor, small: 500 },
  pack: { open: app.packDoor, small },
  'period-file': { open: app.periodFileDoor, small },
  receipt: { open: app.receiptDoor, small },
  'receipt-signed': { open: app.signedReceiptDoor, small },
  backup: { open: app.backupDoor, small },
  'backup-forged': { open: app.forgedBackupDoor, small },
  'answers-file': { open: app.answersFileDoor, small },
  'answers-file-forged': { open: app.forgedAnswersDoor, small },
  'instrument-file': { open: app.instrumentDoor, small },
  journal: { open: app.journalDoor, small },
  'recovery-code': { open: app.recoveryCodeDoor, small },
  'one-time-code': { open: app.oneTimeCodeDoor, small },
  'fhir-questionnaire': { open: exchange.questionnaireDoor, small },
  'fhir-response': { open: exchange.responseDoor, small },
  csv: { open: exchange.tableDoor, small },
}
