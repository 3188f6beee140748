/** Cases by their local code, each a way to it. */
import { Link } from 'wouter'
import type { CaseFile } from '../../case-file/case-file.ts'

export function CaseLinks(props: {
  readonly ids: readonly string[]
  readonly files: ReadonlyMap<string, CaseFile>
  /** What comes after the case in its address, as `/protocol`. */
  readonly to?: string
}) {
  return (
    <ul className="case-links">
      {props.ids.map((id) => (
        <li key={id}>
          <Link href={`/cases/${id}${props.to ?? ''}`} className="code">
            {props.files.get(id)?.code ?? '–'}
          </Link>
        </li>
      ))}
    </ul>
  )
}
