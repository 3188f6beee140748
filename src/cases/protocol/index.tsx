/** The visit protocol of a case: written once, used by waiting times and mätperiod alike. A change is a new record. */
import { useState } from 'react'
import * as z from 'zod'
import { type CaseFile, caseFiles, replacedOnSaving } from '../../case-file/case-file.ts'
import { periodFor } from '../../catalogue/periods.ts'
import { useTyped } from '../../controls/typed.tsx'
import { Notice, Page } from '../../look/index.tsx'
import { recordBody, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { TwoVersions } from '../two-versions.tsx'
import { emptyProtocol, type Protocol, type ProtocolDraft } from './empty-protocol.ts'
import { ProtocolForm } from './protocol-form.tsx'
import './protocol.css'

/** `onDone` is called once the protocol is stored, or at once where nothing was changed. */
export function ProtocolPage({ caseId, onDone }: { readonly caseId: string; readonly onDone?: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const typed = useTyped(draft, caseId)
  const [saved, setSaved] = useState(false)
  const file = caseFiles(records).get(caseId)
  const [from, setFrom] = useState(() => standingIn(file))
  if (!file) return <Page title={t('protocol.title')}>{t('protocol.no-case')}</Page>

  const versions = file.versions.protocol

  async function save({ protocol, filledFrom }: ProtocolDraft) {
    if (JSON.stringify(protocol) !== JSON.stringify(from.protocol) || versions.ids.length > 1) {
      const replaces = replacedOnSaving(versions, filledFrom)
      await vault.append({ caseId, body: { kind: 'protocol', ...protocol }, replaces }, ...typed.settled)
      setFrom(standingIn(caseFiles(vault.records()).get(caseId)))
    }
    setSaved(true)
    onDone?.()
  }

  return (
    <Page title={`${t('protocol.title')} · ${file.code}`} tab={t('protocol.title')}>
      <TwoVersions file={file} of="protocol" />
      <ProtocolForm
        key={from.filledFrom.join()}
        period={periodFor(records, file.opened)}
        born={file.born}
        from={from}
        typed={typed}
        onSave={save}
      />
      <div role="status">{saved && <Notice kind="calm">{t('protocol.saved')}</Notice>}</div>
    </Page>
  )
}

const draft = z.object({
  protocol: z.custom<Protocol>((value) => recordBody.safeParse({ kind: 'protocol', ...Object(value) }).success),
  filledFrom: z.array(z.string()),
})

const standingIn = (file: CaseFile | undefined): ProtocolDraft => ({
  filledFrom: file?.versions.protocol.ids ?? [],
  protocol: file?.protocol ? withoutKind(file.protocol.body) : emptyProtocol,
})

const withoutKind = ({ kind: _, ...protocol }: { kind: 'protocol' } & Protocol): Protocol => ({
  ...emptyProtocol,
  ...protocol,
})
