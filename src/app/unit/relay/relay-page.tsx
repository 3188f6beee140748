/** The unit's server: what it sees and what it cannot, joining by its code, how far this device has come, and leaving it. */
import { useState } from 'react'
import { Link } from 'wouter'
import { useRoles } from '../../../case-file/roles.ts'
import { momentIn } from '../../../clock/moment.ts'
import { type AtRelay, useRefusedWords, useRelay } from '../../../controls/use-relay.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Dialog, Notice, Page } from '../../../look/index.tsx'
import { useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { JoinRelay } from './join-relay.tsx'
import { useAsking } from './use-asking.ts'

export default function RelayPage() {
  const { t, list } = useWords()
  const { practice } = useVault()
  const { keeper, keepers } = useRoles()
  const at = useRelay()
  if (!at) return null
  const { joined } = at.standing
  return (
    <Page title={t('unit.relay')} narrow>
      <p>{t('relay.lead')}</p>
      <WhatItSees />
      {joined && <SyncState at={at} />}
      {!joined && practice && (
        <Notice kind="calm">
          {t('relay.practice')} <Link href="/unit/devices">{t('unit.devices')}</Link>
        </Notice>
      )}
      {!joined && !practice && keeper && <JoinRelay at={at} title={t('relay.join')} />}
      {!joined && !practice && !keeper && (
        <Notice kind="calm">{t('relay.for-keepers', { names: list(keepers.map(({ name }) => name)) })}</Notice>
      )}
      {joined && keeper && at.standing.refused === 'unit-unknown' && <JoinRelay at={at} title={t('relay.anew')} />}
      {joined && keeper && <LeaveRelay at={at} />}
    </Page>
  )
}

function WhatItSees() {
  const { t } = useWords()
  return (
    <div className="card stack">
      <h2>{t('relay.sees')}</h2>
      <ul>
        <li>{t('relay.sees.ids')}</li>
        <li>{t('relay.sees.sizes')}</li>
        <li>{t('relay.sees.erased')}</li>
        <li>{t('relay.sees.tablets')}</li>
        <li>{t('relay.sees.slips')}</li>
        <li>{t('relay.sees.addresses')}</li>
      </ul>
      <h2>{t('relay.not')}</h2>
      <p>{t('relay.not.all')}</p>
    </div>
  )
}

function SyncState({ at: { relay, standing } }: { readonly at: AtRelay }) {
  const { t, language } = useWords()
  const inWords = useRefusedWords()
  const { asking, ask } = useAsking()
  const { waits, refused, lastWhole } = standing
  return (
    <section className="stack" aria-labelledby="relay-standing">
      <h2 id="relay-standing">{t('relay.joined')}</h2>
      <ul className="plain">
        <li>{lastWhole ? t('relay.whole', { when: momentIn(language, 'minute')(lastWhole) }) : t('relay.never')}</li>
        {waits.toSend > 0 && <li>{t('relay.to-send', { count: waits.toSend })}</li>}
        {waits.toFetch > 0 && <li>{t('relay.to-fetch', { count: waits.toFetch })}</li>}
      </ul>
      {refused && <Notice>{inWords(refused)}</Notice>}
      {refused === 'not-let-in' && <Link href="/unit/devices/ask">{t('pairing.ask-in')}</Link>}
      <Button disabled={asking} onClick={() => void ask(() => relay.syncOnce())}>
        {t(asking ? 'relay.comparing' : 'relay.now')}
      </Button>
    </section>
  )
}

function LeaveRelay({ at: { relay } }: { readonly at: AtRelay }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  const leave = async () => {
    await save(() => relay.leave())
    setAsked(false)
  }
  return (
    <section className="stack" aria-labelledby="relay-leave">
      <h2 id="relay-leave">{t('relay.leave-title')}</h2>
      <p>{t('relay.leave-about')}</p>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('relay.leave')}
      </Button>
      {asked && (
        <Dialog title={t('relay.leave-sure')} onClose={() => setAsked(false)}>
          <p>{t('relay.leave-about')}</p>
          {refusal}
          <div className="row">
            <Button disabled={busy} onClick={() => void leave()}>
              {t('relay.leave-do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
