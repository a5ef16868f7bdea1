CREATE TABLE "Jobs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Query" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Progress" INTEGER NOT NULL,
    "Whole" INTEGER NULL,
    "Reason" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL,
    "ExpiresAt" INTEGER NULL,
    "LeaseBy" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "Fence" INTEGER NOT NULL
);
CREATE INDEX "IX_Jobs_ExpiresAt" ON "Jobs" ("ExpiresAt");
CREATE INDEX "IX_Jobs_OwnerId_Id" ON "Jobs" ("OwnerId", "Id");
CREATE INDEX "IX_Jobs_State_LeaseUntil" ON "Jobs" ("State", "LeaseUntil");

CREATE TABLE "JobFiles" (
    "JobId" TEXT NOT NULL CONSTRAINT "PK_JobFiles" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "StoredAs" TEXT NOT NULL,
    "FileKey" TEXT NOT NULL,
    "Size" INTEGER NOT NULL
);

CREATE TABLE "JobHolds" (
    "JobId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    CONSTRAINT "PK_JobHolds" PRIMARY KEY ("JobId", "CaseId")
);

CREATE TABLE "Preferences" (
    "AccountId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    CONSTRAINT "PK_Preferences" PRIMARY KEY ("AccountId", "Name")
);

CREATE TABLE "Circulations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Circulations" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "FromId" TEXT NOT NULL,
    "FromName" TEXT NOT NULL,
    "ToId" TEXT NOT NULL,
    "ToName" TEXT NOT NULL,
    "NoteText" TEXT NULL,
    "At" INTEGER NOT NULL,
    "ReadAt" INTEGER NULL
);
CREATE INDEX "IX_Circulations_CaseId" ON "Circulations" ("CaseId");
CREATE INDEX "IX_Circulations_ToId_Id" ON "Circulations" ("ToId", "Id");

CREATE INDEX "IX_Audit_Who" ON "Audit" ("Who") WHERE "Sequence" = 1;
CREATE INDEX "IX_Tasks_DoneBy_DoneAt" ON "Tasks" ("DoneBy", "DoneAt");
