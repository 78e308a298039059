/**
 * The script of the pages of assessments: introduction, paper, corrected page. On a corrected page quiz.js comes first: its
 * elements show the copy question by question.
 */
import { offerCalendar } from "./calendar-form.js";
import { theCourse } from "./course.js";
import { showOutcome } from "./outcome.js";
import { introduce } from "./sitting-intro.js";
import { sitPaper } from "./sitting.js";

const course = theCourse();
if (course) {
  introduce(course);
  sitPaper(course);
  showOutcome(course);
  // After the outcome: the day it proposes is that of the result just kept.
  offerCalendar(course);
}
