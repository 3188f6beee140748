/** The room a picture has on this screen, in CSS pixels, so that its letters are as large as all others. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

const widest = 720

export function Plot(props: {
  readonly label: string
  readonly height: number
  readonly children: (width: number) => ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(widest)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.min(widest, Math.round(entry.contentRect.width))))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className="plot">
      {/* Its figures stand in a table beside it. */}
      <svg
        width={width}
        height={props.height}
        viewBox={`0 0 ${width} ${props.height}`}
        role="img"
        aria-label={props.label}
        direction="ltr"
      >
        {props.children(width)}
      </svg>
    </div>
  )
}
