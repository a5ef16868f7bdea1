CREATE TABLE "InnerSteps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_InnerSteps" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "Depth" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "NextTry" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "LeasedUntil" INTEGER NULL,
    "Fence" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL,
    "HeldAt" INTEGER NULL,
    "LastError" TEXT NULL
);


CREATE INDEX "IX_InnerSteps_CaseId_DoneAt" ON "InnerSteps" ("CaseId", "DoneAt");


CREATE INDEX "IX_InnerSteps_DoneAt_HeldAt_NextTry" ON "InnerSteps" ("DoneAt", "HeldAt", "NextTry");


CREATE TABLE "NewInstances" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Instances" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "DefinitionId" TEXT NOT NULL,
    "VersionId" TEXT NOT NULL,
    "DefinitionVersion" INTEGER NOT NULL,
    "ParentId" TEXT NULL,
    "CorrelationId" TEXT NULL,
    "Name" TEXT NULL,
    "Status" TEXT NOT NULL,
    "SubStatus" TEXT NOT NULL,
    "Incidents" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL
);


INSERT INTO "NewInstances"
SELECT "Id", "CaseId", "DefinitionId", "VersionId", json_extract("State", '$.version'), "ParentId", json_extract("State", '$.correlationId'), json_extract("State", '$.name'),
    "Status", "SubStatus", json_array_length("State", '$.incidents'), "State", "Version", "CreatedAt", "UpdatedAt", CASE "Status" WHEN 'Finished' THEN "UpdatedAt" END
FROM "Instances";


DROP TABLE "Instances";


ALTER TABLE "NewInstances" RENAME TO "Instances";


CREATE INDEX "IX_Instances_CaseId_Status" ON "Instances" ("CaseId", "Status");


CREATE TABLE "NewBookmarks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bookmarks" PRIMARY KEY,
    "InstanceId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "Key" TEXT NULL,
    "DueAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL
);


INSERT INTO "NewBookmarks"
SELECT b."Id", b."InstanceId", b."CaseId", b."ActivityId", b."Name", b."Payload",
    CASE b."Name" WHEN 'Elsa.Event' THEN json_extract(b."Payload", '$.eventName') WHEN 'Elsa.RunTask' THEN json_extract(b."Payload", '$.taskId')
        ELSE json_extract(b."Payload", '$.childInstanceId') END,
    -- Ticks from year 1; a due instant is written in whole seconds.
    (strftime('%s', json_extract(b."Payload", '$.dueAt')) + 62135596800) * 10000000,
    i."UpdatedAt"
FROM "Bookmarks" b JOIN "Instances" i ON i."Id" = b."InstanceId";


DROP TABLE "Bookmarks";


ALTER TABLE "NewBookmarks" RENAME TO "Bookmarks";


CREATE INDEX "IX_Bookmarks_CaseId" ON "Bookmarks" ("CaseId");


CREATE INDEX "IX_Bookmarks_DueAt" ON "Bookmarks" ("DueAt");


CREATE INDEX "IX_Bookmarks_Name_Key" ON "Bookmarks" ("Name", "Key");


CREATE TABLE "NewJournal" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Journal" PRIMARY KEY AUTOINCREMENT,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "NodeId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "TypeVersion" INTEGER NOT NULL,
    "ActivityName" TEXT NULL,
    "ExecutionId" TEXT NOT NULL,
    "ParentExecutionId" TEXT NULL,
    "Event" TEXT NOT NULL,
    "Outcomes" TEXT NULL,
    "Message" TEXT NULL,
    "ActivityState" TEXT NULL,
    "Outputs" TEXT NULL,
    "At" INTEGER NOT NULL
);


-- Entries from before have no execution id; the node tells them apart as far as one can.
INSERT INTO "NewJournal"
SELECT "Id", "CaseId", "InstanceId", row_number() OVER (PARTITION BY "InstanceId" ORDER BY "Id"), "ActivityId", "NodeId", "Type", 1, "ActivityId", "ActivityId", NULL,
    "Event", "Outcomes", "Message", NULL, NULL, "At"
FROM "Journal";


DROP TABLE "Journal";


ALTER TABLE "NewJournal" RENAME TO "Journal";


CREATE INDEX "IX_Journal_InstanceId_Sequence" ON "Journal" ("InstanceId", "Sequence");


CREATE TABLE "NewIncidents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Incidents" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "ActivityName" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Message" TEXT NOT NULL,
    "StepId" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "ResolvedAt" INTEGER NULL,
    "Resolution" TEXT NULL,
    "ResolvedBy" TEXT NULL,
    "ReasonText" TEXT NULL
);


INSERT INTO "NewIncidents"
SELECT "Id", "CaseId", "InstanceId", "ActivityId", "ActivityName", 'fault', "Message", NULL, "At", "ResolvedAt", CASE WHEN "ResolvedAt" IS NOT NULL THEN 'overtaken' END, NULL, NULL
FROM "Incidents";


DROP TABLE "Incidents";


ALTER TABLE "NewIncidents" RENAME TO "Incidents";


CREATE INDEX "IX_Incidents_CaseId_ResolvedAt" ON "Incidents" ("CaseId", "ResolvedAt");
