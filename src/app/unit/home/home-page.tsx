/** Filled in at home, for the unit: who has promised to read and until when, what came and was not taken in, reminders, links by SMS. */
import { Link } from 'wouter'
import { useHome } from '../../../case-file/use-home.ts'
import { Notice, Page } from '../../../look/index.tsx'
import { useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { HeldForms } from './held-forms.tsx'
import { MailCard } from './mail-card.tsx'
import { PromiseCard } from './promise-card.tsx'
import { SmsCard } from './sms-card.tsx'

export default function HomePage() {
  const { t } = useWords()
  const vault = useVault()
  const at = useHome()
  return (
    <Page title={t('unit.home')} narrow>
      <p>{t('promise.lead')}</p>
      {!vault.joined() && (
        <Notice>
          {t('slip.refused.no-relay')} <Link href="/unit/relay">{t('unit.relay')}</Link>
        </Notice>
      )}
      {at?.refused && <Notice>{t('promise.not-asked')}</Notice>}
      {at && (
        <>
          <HeldForms home={at.home} />
          <PromiseCard home={at.home} />
          <MailCard home={at.home} />
        </>
      )}
      <SmsCard />
    </Page>
  )
}
