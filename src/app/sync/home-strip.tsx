/**
 * On every reader before everything: forms from home that are handed in and not here, those that nobody takes in by
 * themselves, and how long answers have waited against what was promised.
 */
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { toReview } from '../../case-file/to-review.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { useHome } from '../../case-file/use-home.ts'
import { momentIn } from '../../clock/moment.ts'
import type { ReadingState } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { cameFromHome, type Waits, waitsOf } from './reminders.ts'
import './home-line.css'

const MINUTE_MS = 60_000
/** Where this is one line above something else; the relay rings besides. */
const SELDOM_MS = 5 * MINUTE_MS

/** On the first screen, also who reads where nothing waits. */
export function HomeStrip() {
  const { t, language } = useWords()
  const news = useNews()
  if (!news || (!news.pressing && !news.promise)) return null
  const { promise, held } = news
  return (
    <section className={news.pressing ? 'review' : 'card'} aria-labelledby="from-home">
      <h2 id="from-home">{t('promise.from-home')}</h2>
      <Waiting news={news} />
      <p>
        {held > 0 && <>{t('promise.held-count', { count: held })} </>}
        <Link href="/unit/home">
          {promise
            ? t('promise.until-when', { when: momentIn(language, 'minute')(new Date(promise.until).toISOString()) })
            : t('promise.none-short')}
        </Link>
      </p>
    </section>
  )
}

/** Above the other screens: that something waits, and the way to it. */
export function HomeLine() {
  const { t } = useWords()
  const news = useNews(SELDOM_MS)
  if (!news?.pressing) return null
  return (
    <aside className="review home-line no-print" aria-label={t('promise.from-home')}>
      <Waiting news={news} />
      <p>
        {news.held > 0 && <>{t('promise.held-count', { count: news.held })} </>}
        <Link href={news.held > 0 ? '/unit/home' : '/'}>{t('promise.from-home')}</Link>
      </p>
    </aside>
  )
}

function Waiting({ news: { waiting, waits } }: { readonly news: News }) {
  const { t } = useWords()
  return (
    <>
      {waiting > 0 && <p>{t('promise.waiting', { count: waiting })}</p>}
      {waits && (
        <p>{t(waits.isLate ? 'promise.late' : 'promise.reminder', { count: waits.count, hours: waits.hours })}</p>
      )}
    </>
  )
}

interface News {
  readonly promise: ReadingState['promise']
  /** Handed in and not here. */
  readonly waiting: number
  /** Here, for a person to decide. */
  readonly held: number
  readonly waits: Waits | null
  readonly pressing: boolean
}

/** Null before the relay has said how it stands. */
function useNews(againMs?: number): News | null {
  const at = useHome(againMs)
  const now = useMinute()
  const files = useCaseFiles()
  const unread = useMemo(() => cameFromHome([...files.values()].flatMap(toReview)), [files])
  const reading = at?.home.reading()
  if (!at || !reading) return null
  const { promise, late, waiting } = reading
  const held = at.home.held().length
  const waits = waitsOf([...unread, ...late.map(({ at }) => at)], now, promise?.within ?? null)
  return { promise, waiting, held, waits, pressing: waiting + held > 0 || waits !== null }
}

function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
