ALTER TABLE "Deadlines" ADD COLUMN "Amount" INTEGER NULL;


CREATE TABLE "DeadlineChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DeadlineChanges" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "DeadlineId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "Amount" INTEGER NULL,
    "From" INTEGER NULL,
    "To" INTEGER NULL,
    "ReasonText" TEXT NULL,
    "By" TEXT NULL,
    "At" INTEGER NOT NULL,
    "DueBefore" TEXT NULL,
    "DueAfter" TEXT NULL
);


CREATE INDEX "IX_DeadlineChanges_DeadlineId" ON "DeadlineChanges" ("DeadlineId");


CREATE TABLE "Calendars" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calendars" PRIMARY KEY,
    "Version" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Years" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ImportedBy" TEXT NOT NULL,
    "ImportedAt" INTEGER NOT NULL,
    "ConfirmedBy" TEXT NULL,
    "ConfirmedAt" INTEGER NULL,
    "SettledAt" INTEGER NULL
);


CREATE UNIQUE INDEX "IX_Calendars_Version" ON "Calendars" ("Version");


CREATE INDEX "IX_Calendars_State" ON "Calendars" ("State");
