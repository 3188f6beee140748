/** A receipt that came back as a file, for a unit without a network. Believed under the pinned key only. */

import { useState } from 'react'
import { type Enrolled, receipt as receiptShape, signedDocument } from '#aggregate'
import { Field, Notice } from '../../look/index.tsx'
import { rowOf, type SentBatch } from '../../outbox/from-ledger.ts'
import { outboxOf } from '../../outbox/outbox.ts'
import { openSigned } from '../../outbox/signed.ts'
import { useVault } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'

export function TakeReceipt({ batch, enrolled }: { readonly batch: SentBatch; readonly enrolled: Enrolled }) {
  const { t } = useWords()
  const vault = useVault()
  const [refused, setRefused] = useState(false)
  const { sha256 } = batch.frozen

  async function take(file: File | undefined) {
    if (!file) return
    const document = signedDocument.safeParse(parsed(await file.text()))
    const opened = receiptShape.safeParse(document.success && (await openSigned(document.data, enrolled.server)))
    if (!document.success || !opened.success || opened.data.batch !== sha256) return setRefused(true)
    const { id } = rowOf(batch, enrolled.unit.id, enrolled.server)
    await outboxOf(vault.place).settle(id, { is: 'acknowledged', receipt: document.data })
  }

  return (
    <>
      <Field label={t('outbox.receipt-file')}>
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".json,application/json"
            onChange={(e) => void take(e.target.files?.[0])}
          />
        )}
      </Field>
      {refused && <Notice kind="refusal">{t('outbox.receipt-not-ours')}</Notice>}
    </>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
