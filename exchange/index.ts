/** Room 3's public interface: what the rest of health care reads and writes, FHIR R4 and tables. */
export type { Fault, Refused } from './fault.ts'
export { caseBundle, type WrittenBundle } from './fhir/bundle.ts'
export type { CaseForFhir, MeasuredForFhir } from './fhir/case.ts'
export {
  languagesOf,
  type QuestionnaireFault,
  type ReadQuestionnaire,
  readQuestionnaire,
  type Supplement,
  type SupplementField,
} from './fhir/questionnaire.ts'
export {
  type ImportedAnswer,
  type ReadResponse,
  type ResponseContext,
  type ResponseFault,
  readResponse,
} from './fhir/response.ts'
export { type PersonFact, type PersonInFile, personDifferences } from './fhir/subject.ts'
export { writeQuestionnaire } from './fhir/write-questionnaire.ts'
export { usualDirection } from './language.ts'
export { looksLikePersonnummer, withoutLongNumbers } from './personnummer.ts'
export { plainCode } from './plain-code.ts'
export * from './table/index.ts'
