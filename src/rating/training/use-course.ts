/** Fetches a course: the project's own cases in the reader's language, or one that the unit has loaded. */
import { useEffect, useState } from 'react'
import { type Kept, type KeptOf, useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type Course, projectCourse, unitCourse } from '../course/course.ts'
import { type OwnCourse, ownCourses } from '../course/own-cases.ts'
import { courseId } from '../course/references.ts'

/** Null until it is there. A course that no longer exists gives the project's own. */
export function useCourse(id: string): Course | null {
  const { language } = useWords()
  const own = useOwnCourses().find((one) => one.id === id)
  const [fetched, setFetched] = useState<Course | null>(null)
  useEffect(() => {
    let wanted = true
    void projectCourse(language).then((course) => wanted && setFetched(course))
    return () => {
      wanted = false
    }
  }, [language])
  return own && id !== courseId ? unitCourse(own) : fetched
}

export function useOwnCourses(): readonly OwnCourse[] {
  return ownCourses(useRecords().filter(isLoaded))
}

const isLoaded = (record: Kept): record is KeptOf<'loaded'> => record.body.kind === 'loaded'
