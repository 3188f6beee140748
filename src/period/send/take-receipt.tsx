/** A receipt that came back as a file, for a unit without a network. Believed under the pinned key only. */

import { useState } from 'react'
import type { Enrolled } from '#aggregate'
import { DocumentField } from '../../controls/file-field.tsx'
import { Notice } from '../../look/index.tsx'
import { rowOf, type SentBatch } from '../../outbox/from-ledger.ts'
import { outboxOf } from '../../outbox/outbox.ts'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { readReceipt } from './read-receipt.ts'

export function TakeReceipt({ batch, enrolled }: { readonly batch: SentBatch; readonly enrolled: Enrolled }) {
  const { t } = useWords()
  const vault = useVault()
  const [refused, setRefused] = useState(false)
  const { sha256 } = batch.frozen

  async function take(text: string) {
    const receipt = await readReceipt(text, enrolled.server, sha256)
    if (!receipt) return setRefused(true)
    const { id } = rowOf(batch, enrolled.unit.id, enrolled.server)
    await outboxOf(vault.place).settle(id, { is: 'acknowledged', receipt })
  }

  return (
    <>
      <DocumentField label={t('outbox.receipt-file')} onText={(text) => void take(text)} />
      {refused && <Notice kind="refusal">{t('outbox.receipt-not-ours')}</Notice>}
    </>
  )
}
