// Reads calendar files with ical.js, the library of web calendars, and says as JSON what it understood.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const read = (path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf-8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    const made = new ICAL.Timezone(zone);
    if (!ICAL.TimezoneService.has(made.tzid)) ICAL.TimezoneService.register(made);
  }
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true });
    const alarm = component.getFirstSubcomponent("valarm");
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      summary: event.summary,
      starts: event.startDate.toJSDate().toISOString(),
      ends: event.endDate.toJSDate().toISOString(),
      alarm: alarm ? alarm.getFirstPropertyValue("trigger").toSeconds() : null,
    };
  });
};

console.log(JSON.stringify(process.argv.slice(2).map(read)));
