import { type Course, courseSchema, type DayCourse, dayCourseFileSchema } from '../domain/day-course.ts';
import { pathText, schemaIssue } from '../domain/issue.ts';
import type { Note } from '../domain/note.ts';
import { featuresOf, type Scene } from '../domain/scene.ts';

/** Whether a file looks like courses of the day: what it holds decides, not what it is called. */
export const isDayCourse = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'classes' in json && !('features' in json);

/**
 * Reads the courses of the day of a scene's roads. Never throws: a course with faults is left out, and each fault
 * named with its property, or the road that is not there.
 * @returns null where nothing of it can be used
 */
export function parseDayCourse(
  json: unknown,
  scene: Scene,
  file?: string,
): { readonly course: DayCourse | null; readonly faults: readonly Note[] } {
  const faults: Note[] = [];
  const fault = (note: Note) =>
    faults.push({ ...note, where: { ...(file !== undefined && { file }), ...note.where } });
  const { data, error } = dayCourseFileSchema.safeParse(json, { reportInput: true });
  for (const issue of error?.issues ?? [])
    fault({ code: 'course-file', issue: schemaIssue(issue), where: { property: pathText(issue.path) } });
  if (!data) return { course: null, faults };
  const roads = new Set(featuresOf(scene.features, 'road').map(({ id }) => id));
  const taken = new Set<string>();
  const courses: Course[] = [];
  data.classes.forEach((raw, index) => {
    const read = courseSchema.safeParse(raw, { reportInput: true });
    for (const issue of read.error?.issues ?? [])
      fault({
        code: 'course-file',
        issue: schemaIssue(issue),
        where: { property: pathText(['classes', index, ...issue.path]) },
      });
    if (!read.data) return;
    const ids: string[] = [];
    for (const featureId of read.data.ids) {
      if (!roads.has(featureId)) fault({ code: 'course-no-road', where: { featureId } });
      else if (taken.has(featureId)) fault({ code: 'course-road-twice', where: { featureId } });
      else ids.push(featureId);
      taken.add(featureId);
    }
    if (ids.length > 0) courses.push({ ...read.data, ids });
  });
  const course = { courses, illustrative: data.provenance === 'illustrative' };
  return { course: courses.length > 0 ? course : null, faults };
}
