/** What has become of the slip since it was begun here, told where the form is: asked for whenever somebody comes back to it. */
import { useEffect, useState } from 'react'
import { Notice } from '../look/index.tsx'
import type { HomePage, News } from '../vault/home/index.ts'
import { useWords } from '../words/index.tsx'

export function NewsNotices({ second, revoked }: News) {
  const { t } = useWords()
  return (
    <>
      {revoked && <Notice>{t('home.revoked.since')}</Notice>}
      {second && <Notice>{t('home.second')}</Notice>}
    </>
  )
}

/** Without a network nothing is told: the form goes on. */
export function NewsAboutSlip({ page }: { readonly page: Pick<HomePage, 'look'> }) {
  const [news, setNews] = useState<News | null>(null)
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return
      const looked = await page.look()
      if (!('refused' in looked)) setNews(looked)
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    addEventListener('online', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      removeEventListener('online', ask)
    }
  }, [page])
  return news && <NewsNotices {...news} />
}
