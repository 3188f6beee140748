/** Forms that could not be sent, in one file that staff load: sealed as they were, so that nobody else reads it. Format: docs/formats/home.md. */
import type { SealedForm } from './sealed-form.ts'

export const HOME_FILE = 'mattstock-home-1'

export const homeFile = (unit: string, forms: readonly SealedForm[]): Blob =>
  new Blob([JSON.stringify({ answers: HOME_FILE, unit, forms })], { type: 'application/x-mattstock-answers' })
