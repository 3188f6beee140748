/** One mark a kind of informant, told apart by shape and not only by colour; hollow for a form of another kind. */
import type { Mark } from './panel.ts'

const shapes: Readonly<Record<Mark, string>> = {
  circle: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z',
  square: 'M-5.5 -5.5H5.5V5.5H-5.5Z',
  triangle: 'M0 -7L6.5 5H-6.5Z',
  diamond: 'M0 -7L7 0L0 7L-7 0Z',
}

export function MarkShape({ mark, apart }: { readonly mark: Mark; readonly apart: boolean }) {
  return <path className={`mark mark--${mark}${apart ? ' mark--apart' : ''}`} d={shapes[mark]} />
}

/** The key to a picture, in words. */
export function Legend({
  series,
}: {
  readonly series: readonly {
    readonly key: string
    readonly name: string
    readonly about?: string
    readonly mark: Mark
    readonly apart: boolean
  }[]
}) {
  return (
    <ul className="legend">
      {series.map(({ key, name, about, mark, apart }) => (
        <li key={key}>
          <svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">
            <MarkShape mark={mark} apart={apart} />
          </svg>
          {name}
          {about && (
            <q className="no-print" dir="auto">
              {about}
            </q>
          )}
        </li>
      ))}
    </ul>
  )
}
