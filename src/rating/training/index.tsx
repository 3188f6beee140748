/** The C-GAS course, for all staff and as often as they like. Its texts and cases are fetched when it is opened. */
import { Route, Switch } from 'wouter'
import { useVault } from '../../vault/index.ts'
import { courseId } from '../course/references.ts'
import '../rating.css'
import { CoursePage } from './course-page.tsx'
import { GuidePage } from './guide-page.tsx'
import { OwnCoursesPage } from './own-courses-page.tsx'
import { RatePage } from './rate-page.tsx'
import { useCourse } from './use-course.ts'

/** Routes: `/training`, `/training/guide`, `/training/own`, `/training/:course` and `/training/:course/rate`. */
export function TrainingPages() {
  return (
    <Switch>
      <Route path="/training/guide" component={GuidePage} />
      <Route path="/training/own" component={OwnCoursesPage} />
      <Route path="/training/:course/rate">{({ course }) => <Opened id={course} rating />}</Route>
      <Route path="/training/:course">{({ course }) => <Opened id={course} />}</Route>
      <Route>
        <Opened id={courseId} />
      </Route>
    </Switch>
  )
}

function Opened({ id, rating }: { readonly id: string; readonly rating?: boolean }) {
  const course = useCourse(id)
  const { me } = useVault()
  if (!course) return null
  return rating ? (
    <RatePage key={id} course={course} staff={me.staff} />
  ) : (
    <CoursePage course={course} staff={me.staff} />
  )
}
