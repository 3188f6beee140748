/** A form is on its way to a tablet in the waiting room: the number that staff read out, and how far it has come. */
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import SentForms from '../cases/tablets/sent-forms.tsx'
import { useDeviceName } from '../controls/use-device-name.ts'
import { Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import type { Sent } from './send-to-tablet.tsx'

export default function SentPage({ file, sent }: { readonly file: CaseFile; readonly sent: Sent }) {
  const { t } = useWords()
  const device = useVault()
    .of('device')
    .findLast(({ body }) => body.device === sent.device)?.body
  const name = useDeviceName()({ device: sent.device, name: device?.name ?? null })
  return (
    <Page title={t('tablets.turn', { turn: sent.turn })} narrow>
      <p className="lead">{t(sent.left ? 'tablets.read-out' : 'tablets.read-out-later', { name })}</p>
      <SentForms caseId={file.id} />
      <Link className="button" href={`/cases/${file.id}`}>
        {t('tablets.to-case')}
      </Link>
    </Page>
  )
}
