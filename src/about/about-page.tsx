/** What this is, which build of it, what it is not, and whom to tell when something is wrong. Readable locked or open. */
import { Link } from 'wouter'
import { Page } from '../look/index.tsx'
import { useBuild } from '../offline/build.ts'
import { version } from '../offline/version.ts'
import { type MessageId, useWords } from '../words/index.tsx'
import './about.css'

const not: readonly MessageId[] = ['about.not-ce', 'about.not-risk', 'about.not-alone', 'about.not-record']
const report: readonly MessageId[] = ['about.report-harm', 'about.report-security']

export default function AboutPage() {
  const { t } = useWords()
  const build = useBuild()
  return (
    <Page narrow title={t('about.title')}>
      <p className="lead">{t('about.lead')}</p>
      <section className="card stack">
        <h2>{t('about.this')}</h2>
        <dl className="about__facts">
          <dt>{t('offline.version')}</dt>
          <dd className="code">{version}</dd>
          <dt>{t('about.hash')}</dt>
          <dd className="code">{build ?? t('about.hash-none')}</dd>
        </dl>
        <p className="muted">{t('about.hash-why')}</p>
      </section>
      <Points title="about.not" points={not} />
      <Points title="about.report" points={report} />
      <Points title="about.licence" points={['about.licence-eupl']} />
      <p>
        <Link href="/families">{t('about.families')}</Link>
      </p>
      <p>
        {/* The collector's page: it can be read without the app, and says how to reach whoever runs the service. */}
        <a href="/tillganglighet" target="_blank" rel="noopener">
          {t('about.accessibility')}
        </a>
      </p>
    </Page>
  )
}

function Points({ title, points }: { readonly title: MessageId; readonly points: readonly MessageId[] }) {
  const { t } = useWords()
  return (
    <section>
      <h2>{t(title)}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(point)}</li>
        ))}
      </ul>
    </section>
  )
}
