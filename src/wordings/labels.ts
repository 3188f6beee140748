/** What each line of a wording's head is called, wherever it is asked for. */
import type { MessageId } from '../words/index.tsx'

export const labels = {
  language: 'wordings.language',
  version: 'wordings.version',
  title: 'wordings.form-title',
  instruction: 'wordings.instruction',
  period: 'wordings.period',
  copyright: 'wordings.copyright',
  source: 'wordings.source',
  licence: 'wordings.licence',
  grantedBy: 'wordings.granted-by',
  grantedTo: 'wordings.granted-to',
  validUntil: 'wordings.valid-until',
} as const satisfies Readonly<Record<string, MessageId>>
