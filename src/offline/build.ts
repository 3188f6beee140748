/** Which build this is: the hash that the build wrote of itself (scripts/service-worker.ts), kept for use without network. */
import { useEffect, useState } from 'react'

/** Null until it is read, and where the app runs unbuilt. */
export function useBuild(): string | null {
  const [build, setBuild] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void readBuild().then((read) => wanted && setBuild(read))
    return () => {
      wanted = false
    }
  }, [])
  return build
}

async function readBuild(): Promise<string | null> {
  const said = await fetch('/build.txt').then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  )
  return /^[0-9a-f]{12}$/.exec(said.trim())?.[0] ?? null
}
