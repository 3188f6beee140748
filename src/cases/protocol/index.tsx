/** The visit protocol of a case: written once, used by waiting times and mätperiod alike. A change is a new record. */
import { useState } from 'react'
import * as z from 'zod'
import { caseFiles } from '../../case-file/case-file.ts'
import { periodFor } from '../../catalogue/periods.ts'
import { useTyped } from '../../controls/typed.tsx'
import { Notice, Page } from '../../look/index.tsx'
import { recordBody, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { emptyProtocol, type Protocol } from './empty-protocol.ts'
import { ProtocolForm } from './protocol-form.tsx'
import './protocol.css'

/** `onDone` is called once the protocol is stored, or at once where nothing was changed. */
export function ProtocolPage({ caseId, onDone }: { readonly caseId: string; readonly onDone?: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const typed = useTyped(protocolShape, caseId)
  const [saved, setSaved] = useState(false)
  const file = caseFiles(records).get(caseId)
  if (!file) return <Page title={t('protocol.title')}>{t('protocol.no-case')}</Page>

  const from: Protocol = file.protocol ? withoutKind(file.protocol.body) : emptyProtocol

  async function save(protocol: Protocol) {
    if (JSON.stringify(protocol) !== JSON.stringify(from))
      await vault.append({ caseId, body: { kind: 'protocol', ...protocol } }, ...typed.settled)
    setSaved(true)
    onDone?.()
  }

  return (
    <Page title={`${t('protocol.title')} · ${file.code}`} tab={t('protocol.title')}>
      <ProtocolForm period={periodFor(records, file.opened)} born={file.born} from={from} typed={typed} onSave={save} />
      <div role="status">{saved && <Notice kind="calm">{t('protocol.saved')}</Notice>}</div>
    </Page>
  )
}

const protocolShape = z.custom<Protocol>(
  (value) => recordBody.safeParse({ kind: 'protocol', ...Object(value) }).success,
)

const withoutKind = ({ kind: _, ...protocol }: { kind: 'protocol' } & Protocol): Protocol => ({
  ...emptyProtocol,
  ...protocol,
})
