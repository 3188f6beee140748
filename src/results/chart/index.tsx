/** One scale over time, chosen among a case's; drawn as wide as the screen is and scaled down on paper, where every scale stands. */
import { useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../../words/index.tsx'
import { frameOf, timeAxis } from './axis.ts'
import { daysOf, type Panel } from './panel.ts'
import { TimePanel } from './time-panel.tsx'

export type { CutOff, Mark, Panel, Point, Series } from './panel.ts'

export function TimeChart({
  panels,
  onOpen,
}: {
  readonly panels: readonly Panel[]
  readonly onOpen: (id: string) => void
}) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { width, paper } = useWidth(box)
  const name = useId()
  const [chosen, setChosen] = useState(() => fullest(panels))
  const drawn = paper ? panels : panels.filter(({ key }) => key === chosen)
  const days = daysOf(panels)
  if (days.length === 0) return null
  const limits = panels.flatMap(({ cutOffs }) => cutOffs.map((limit) => limit.name.length))
  const frame = frameOf(width, Math.max(0, ...limits))
  return (
    <div ref={box} className="chart">
      {panels.length > 1 && (
        <fieldset className="choices-in-row no-print">
          <legend className="visually-hidden">{t('results.chart.which')}</legend>
          {panels.map(({ key, title }) => (
            <label key={key}>
              <input
                type="radio"
                autoComplete="off"
                name={name}
                checked={key === chosen}
                onChange={() => setChosen(key)}
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
      {drawn.map((panel) => (
        <TimePanel key={panel.key} panel={panel} frame={frame} time={timeAxis(days, frame)} onOpen={onOpen} />
      ))}
    </div>
  )
}

/** Where most has been measured; of equals the last, which leads those beside it. */
const fullest = (panels: readonly Panel[]): string | undefined =>
  panels.reduce<Panel | undefined>(
    (most, panel) => (most && daysOf([most]).length > daysOf([panel]).length ? most : panel),
    undefined,
  )?.key

/** Drawn for paper until the screen has been measured. */
const unmeasured = 720

/** @returns how wide to draw, and whether for paper */
function useWidth(box: React.RefObject<HTMLElement | null>): { readonly width: number; readonly paper: boolean } {
  const [width, setWidth] = useState(unmeasured)
  const [paper, setPaper] = useState(false)
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.max(300, Math.round(entry.contentRect.width)))
    })
    observer.observe(box.current)
    const forPaper = () => flushSync(() => setPaper(true))
    const forScreen = () => setPaper(false)
    addEventListener('beforeprint', forPaper)
    addEventListener('afterprint', forScreen)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', forPaper)
      removeEventListener('afterprint', forScreen)
    }
  }, [box])
  return { width: paper ? unmeasured : width, paper }
}
