/** What stands around every staff screen: the unit's name, the rooms, the practice mark, and the lock. */
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Button } from '../look/index.tsx'
import { ofKind, useRecords, useVault } from '../vault/index.ts'
import { type MessageId, useWords } from '../words/index.tsx'

const rooms: readonly { readonly to: string; readonly name: MessageId }[] = [
  { to: '/', name: 'nav.cases' },
  { to: '/period', name: 'nav.period' },
  { to: '/training', name: 'nav.training' },
  { to: '/unit', name: 'nav.unit' },
]

export function Frame(props: {
  readonly lock: () => void
  readonly leavePractice: () => void
  readonly language: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useWords()
  const vault = useVault()
  const unit = ofKind(useRecords(), 'unit').at(-1)
  return (
    <>
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      {vault.practice && (
        <aside className="practice-mark practice-bar">
          <span>{t('app.practice')}</span>
          <button type="button" className="practice-bar__leave no-print" data-leaves="" onClick={props.leavePractice}>
            {t('nav.leave-practice')}
          </button>
        </aside>
      )}
      <header className="masthead no-print">
        <span className="masthead__name" dir="auto">
          {unit ? unit.body.name : t('app.name')}
        </span>
        <nav className="masthead__nav" aria-label={t('nav.main')}>
          {rooms.map((room) => (
            <RoomLink key={room.to} {...room} />
          ))}
        </nav>
        <div className="row masthead__end">
          <span className="muted masthead__me" dir="auto">
            {vault.me.name}
          </span>
          {props.language}
          <Button data-leaves="" onClick={props.lock}>
            {t('nav.lock')}
          </Button>
        </div>
      </header>
      <div id="content">{props.children}</div>
    </>
  )
}

function RoomLink({ to, name }: { readonly to: string; readonly name: MessageId }) {
  const { t } = useWords()
  const [path] = useLocation()
  const here = to === '/' ? path === '/' || path.startsWith('/cases') : path.startsWith(to)
  return (
    <Link href={to} className="masthead__link" aria-current={here ? 'page' : undefined}>
      {t(name)}
    </Link>
  )
}
