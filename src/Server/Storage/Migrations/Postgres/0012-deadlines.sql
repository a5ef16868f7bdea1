ALTER TABLE "Deadlines" ADD COLUMN "Amount" integer;

CREATE TABLE "DeadlineChanges" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "DeadlineId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Ground" text COLLATE "C" NOT NULL,
    "Amount" integer,
    "From" bigint,
    "To" bigint,
    "ReasonText" text COLLATE "C",
    "By" text COLLATE "C",
    "At" bigint NOT NULL,
    "DueBefore" date,
    "DueAfter" date,
    CONSTRAINT "PK_DeadlineChanges" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_DeadlineChanges_DeadlineId" ON "DeadlineChanges" ("DeadlineId");

CREATE TABLE "Calendars" (
    "Id" text COLLATE "C" NOT NULL,
    "Version" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Years" text COLLATE "C" NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "ImportedBy" text COLLATE "C" NOT NULL,
    "ImportedAt" bigint NOT NULL,
    "ConfirmedBy" text COLLATE "C",
    "ConfirmedAt" bigint,
    "SettledAt" bigint,
    CONSTRAINT "PK_Calendars" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Calendars_Version" ON "Calendars" ("Version");

CREATE INDEX "IX_Calendars_State" ON "Calendars" ("State");
