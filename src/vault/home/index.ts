/**
 * What the page that is answered at home has of all this: the link, the plan, its key, and what is asked of the relay. Nothing
 * that opens a unit, and no shapes library. It imports `crypto/` and `session/`'s finished form, and nothing else of the vault.
 */

export { finished as finishedForm } from '../session/finished.ts'
export { bringOwnForms } from '../session/own-forms.ts'
export { homeFile } from './file.ts'
export { readLink, readTyped, type Way } from './link.ts'
export {
  type Again,
  type Begun,
  type HomePage,
  type HomeRefusal,
  handInAgain,
  homePage,
  type Looked,
  type News,
  type ReadsWhen,
  type Received,
} from './page.ts'
export { newPageKey, type PageKey } from './page-key.ts'
export type { HomePlan } from './plan.ts'
export { type SealedForm, sealing } from './sealed-form.ts'
