/** The visit protocol of a case: written once, used by waiting times and mätperiod alike. A change is a new record. */
import { useState } from 'react'
import * as z from 'zod'
import { type CaseFile, caseFiles } from '../../case-file/case-file.ts'
import { periodFor } from '../../catalogue/periods.ts'
import { useTyped } from '../../controls/typed.tsx'
import { Notice, Page } from '../../look/index.tsx'
import { recordBody, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { TwoVersions } from '../two-versions.tsx'
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
  // Whatever another tab has saved since is not replaced unseen.
  const [filledFrom, setFilledFrom] = useState(() => standingIn(file))
  if (!file) return <Page title={t('protocol.title')}>{t('protocol.no-case')}</Page>

  const { ids, unsettled } = file.versions.protocol

  async function save(protocol: Protocol) {
    if (JSON.stringify(protocol) !== JSON.stringify(filledFrom.protocol) || ids.length > 1) {
      const replaces = unsettled.length > 0 ? ids : filledFrom.ids
      await vault.append({ caseId, body: { kind: 'protocol', ...protocol }, replaces }, ...typed.settled)
      setFilledFrom(standingIn(caseFiles(vault.records()).get(caseId)))
    }
    setSaved(true)
    onDone?.()
  }

  return (
    <Page title={`${t('protocol.title')} · ${file.code}`} tab={t('protocol.title')}>
      <TwoVersions file={file} of="protocol" />
      <ProtocolForm
        key={filledFrom.ids.join()}
        period={periodFor(records, file.opened)}
        born={file.born}
        from={filledFrom.protocol}
        typed={typed}
        onSave={save}
      />
      <div role="status">{saved && <Notice kind="calm">{t('protocol.saved')}</Notice>}</div>
    </Page>
  )
}

const protocolShape = z.custom<Protocol>(
  (value) => recordBody.safeParse({ kind: 'protocol', ...Object(value) }).success,
)

/** What the fields are filled from, and which records that is. */
const standingIn = (file: CaseFile | undefined): { readonly ids: readonly string[]; readonly protocol: Protocol } => ({
  ids: file?.versions.protocol.ids ?? [],
  protocol: file?.protocol ? withoutKind(file.protocol.body) : emptyProtocol,
})

const withoutKind = ({ kind: _, ...protocol }: { kind: 'protocol' } & Protocol): Protocol => ({
  ...emptyProtocol,
  ...protocol,
})
