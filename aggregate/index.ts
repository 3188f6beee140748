/** Room 2's front door. */
export { codeAlphabet, codeLength, enrolmentProof, practiceCode, readCode } from './wire/code.ts'
export {
  type Enrolled,
  type Enrolment,
  enrolled,
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
