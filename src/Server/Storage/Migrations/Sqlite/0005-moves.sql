CREATE TABLE "MoveCases" (
    "MoveId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "Reasons" TEXT NOT NULL,
    "CaseVersion" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "At" INTEGER NULL,
    CONSTRAINT "PK_MoveCases" PRIMARY KEY ("MoveId", "CaseId")
);


CREATE TABLE "Moves" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Moves" PRIMARY KEY,
    "Definition" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "FromVersion" TEXT NOT NULL,
    "ToVersion" TEXT NOT NULL,
    "Map" TEXT NOT NULL,
    "Targets" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CheckedAt" INTEGER NULL,
    "ApprovedBy" TEXT NULL,
    "ApprovedAt" INTEGER NULL,
    "ApprovalReason" TEXT NULL,
    "StartedBy" TEXT NULL,
    "StartedAt" INTEGER NULL,
    "FinishedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE INDEX "IX_Moves_Definition_Path" ON "Moves" ("Definition", "Path");


CREATE INDEX "IX_Moves_State" ON "Moves" ("State");
