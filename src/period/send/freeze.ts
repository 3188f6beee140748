/** *Skicka*: the bytes are signed, frozen in the ledger, and put in the outbox. From here on nothing of them changes. */
import type { Enrolled } from '#aggregate'
import { signsAsEnrolled } from '../../outbox/enrolment.ts'
import { appendToLedger, fillOutbox } from '../../outbox/keep-ledger.ts'
import { hashesOf, ledgerEntry } from '../../outbox/ledger.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { base64, hex, type OpenVault, type RecordBody, sha256 } from '../../vault/index.ts'
import type { Prepared } from '../counting/count-apart.ts'

export async function freeze(
  vault: OpenVault,
  outbox: Outbox,
  enrolled: Enrolled,
  release: Prepared,
  shown: readonly string[],
): Promise<'frozen' | { readonly refused: 'other-device' }> {
  if (!(await signsAsEnrolled(vault))) return { refused: 'other-device' }
  const { batch, bytes } = release
  const hash = hex(await sha256(bytes))
  const basis = { shown, lists: await release.caseLists() }
  const entry = ledgerEntry.parse({
    step: 'frozen',
    sha256: hash,
    at: new Date().toISOString(),
    submission: {
      payload: base64(bytes),
      sig: base64(await vault.sign(bytes)),
      deviceId: enrolled.deviceId,
      alg: 'ES256',
    },
    plan: batch.plan,
    rules: batch.rules,
    app: batch.app,
    approvedBy: vault.me,
    ...(await hashesOf(basis)),
  })
  const body: RecordBody = { kind: 'basis', batch: hash, shown: [...shown], lists: basis.lists as never }
  await appendToLedger(vault, batch, entry, { caseId: null, body })
  await fillOutbox(vault, outbox)
  return 'frozen'
}
