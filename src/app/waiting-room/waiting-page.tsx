/** Between forms: an empty page, or the numbers of those whose turn it is. A new version of the app comes in here, and nowhere else. */
import { type ReactNode, useEffect, useState } from 'react'
import { Button, Notice, Page } from '../../look/index.tsx'
import { lookForUpdate, updateOffer, whenUpdateOffered } from '../../offline/service-worker-client.ts'
import { version } from '../../offline/version.ts'
import type { WaitingTablet } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { takeAskedBack } from './said.ts'

const HOUR_MS = 60 * 60_000
/** Between two tries of a new version that was refused: the page before this one still held its form. */
const AGAIN_MS = 5_000

interface Props {
  readonly tablet: WaitingTablet
  readonly language: ReactNode
}

export function WaitingPage({ tablet, language }: Props) {
  const { t } = useWords()
  const [askedBack] = useState(takeAskedBack)
  const [begun, setBegun] = useState(false)
  useUpdates()
  const turns = tablet.turns()
  const any = turns.length > 0
  const begin = async (session: string) => {
    setBegun(true)
    await tablet.begin(session).finally(() => setBegun(false))
  }
  return (
    <div className="answering waiting-room">
      {tablet.practice && <p className="practice-mark">{t('app.practice')}</p>}
      <header className="waiting-room__head">{language}</header>
      <Page narrow title={t(any ? 'room.turns' : 'room.title')}>
        {askedBack && <Notice kind="calm">{t('room.asked-back')}</Notice>}
        <p className="answering__lead">{t(any ? 'room.turns-lead' : 'room.lead')}</p>
        <ul className="plain turns">
          {turns.map(({ session, turn }) => (
            <li key={session}>
              <Button
                className="turn code"
                aria-label={t('room.turn', { turn })}
                disabled={begun}
                onClick={() => void begin(session)}
              >
                {turn}
              </Button>
            </li>
          ))}
        </ul>
        <p role="status" className="visually-hidden">
          {turns.map(({ turn }) => t('room.turn', { turn })).join(' ')}
        </p>
      </Page>
      <footer className="waiting-room__foot">
        <TabletState tablet={tablet} />
        <span className="muted">{t('room.version', { version })}</span>
      </footer>
    </div>
  )
}

/** For staff who pass by, and in words that frighten nobody. */
function TabletState({ tablet }: { readonly tablet: WaitingTablet }) {
  const { t } = useWords()
  const waits = tablet.waits()
  return (
    <p>
      {waits > 0 && `${t('room.waits', { count: waits })} `}
      {tablet.refused() !== null && t('room.no-contact')}
    </p>
  )
}

function useUpdates() {
  useEffect(() => {
    const take = async () => {
      if ((await updateOffer()?.()) === 'taken') clearInterval(again)
    }
    const again = setInterval(() => void take(), AGAIN_MS)
    void take()
    void lookForUpdate()
    const look = setInterval(() => void lookForUpdate(), HOUR_MS)
    const stop = whenUpdateOffered(() => void take())
    return () => {
      clearInterval(again)
      clearInterval(look)
      stop()
    }
  }, [])
}
