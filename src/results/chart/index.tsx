/** Panels under each other on one time axis, drawn as wide as the screen is and scaled down on paper. */
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
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
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const days = daysOf(panels)
  if (!days) return null
  const names = panels.flatMap(({ cutOffs }) => cutOffs.map(({ name }) => name.length))
  const frame = frameOf(width, Math.max(0, ...names))
  const time = timeAxis(days, frame)
  return (
    <div ref={box} className="chart">
      {panels.map((panel) => (
        <TimePanel key={panel.key} panel={panel} frame={frame} time={time} onOpen={onOpen} />
      ))}
    </div>
  )
}

/** Drawn for paper until the screen has been measured. */
const unmeasured = 720

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(unmeasured)
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.max(300, Math.round(entry.contentRect.width)))
    })
    observer.observe(box.current)
    const forPaper = () => flushSync(() => setWidth(unmeasured))
    addEventListener('beforeprint', forPaper)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', forPaper)
    }
  }, [box])
  return width
}
